using System.Collections.Concurrent;
using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Lublin.Startups.Tests.Support;

/// <summary>
/// PostgreSQL: a copy of a database that is migrated once per run, on the run's own server. Emptied, it is lent again: making and dropping one takes the server
/// longer than most tests take.
/// </summary>
public sealed class PostgresDatabase : ITestDatabase
{
    private static readonly ConcurrentBag<string> Spare = [];
    private static string? shape;
    private readonly string folder = Directory.CreateTempSubdirectory("lublin-startups-data-").FullName;
    private string connection = "";

    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["Database:Provider"] = nameof(DatabaseProvider.Postgres),
        ["ConnectionStrings:Startups"] = connection,
        ["DataDirectory"] = folder,
        ["Database:MaxConnections"] = "20",
    };

    public async ValueTask InitializeAsync()
    {
        var server = await PostgresServer.SharedAsync();
        var template = await server.TemplateAsync("migrated", MigrateAsync);
        connection = Spare.TryTake(out var spare) ? spare : await server.CreateDatabaseAsync(template);
    }

    public Task EmptyAsync() => PostgresRows.DeleteAsync(connection);

    public async ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        if (connection.Length == 0)
            return;
        // One that a test has altered is nothing for the next.
        if (string.Equals(await PostgresRows.RenewAsync(connection), shape, StringComparison.Ordinal))
            Spare.Add(connection);
        else
            await (await PostgresServer.SharedAsync()).DropDatabaseAsync(connection);
    }

    private static async Task MigrateAsync(string connection)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        var options = new DbContextOptionsBuilder<PostgresStartupsDb>();
        DataModule.UsePostgres(options, source);
        await using var db = new PostgresStartupsDb(options.Options);
        await DatabaseStart.MigrateAsync(db, new DataFolder(Path.GetTempPath()));
        await db.Database.ExecuteSqlRawAsync(BaseRows.Sql);
        shape = await PostgresRows.ShapeAsync(connection);
    }
}
