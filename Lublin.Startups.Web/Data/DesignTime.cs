using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Npgsql;

namespace Lublin.Startups.Web.Data;

/// <summary>What <c>dotnet ef</c> makes migrations from; no database is opened.</summary>
public sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteStartupsDb>
{
    public SqliteStartupsDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqliteStartupsDb>();
        DataModule.UseSqlite(options, "Data Source=design.db");
        return new(options.Options);
    }
}

/// <inheritdoc cref="SqliteDesign"/>
public sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresStartupsDb>
{
    public PostgresStartupsDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<PostgresStartupsDb>();
        DataModule.UsePostgres(options, NpgsqlDataSource.Create("Host=localhost"));
        return new(options.Options);
    }
}
