using Lublin.Startups.Web.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;

namespace Lublin.Startups.Tests.Support;

/// <summary>
/// A database of its own, migrated and empty. The same tests run on both: an abstract class holds them and takes an <see cref="ITestDatabase"/>,
/// and two sealed ones name it: <c>class XOnSqlite() : XTests(new SqliteDatabase())</c>; the abstract class starts and ends it. Tests of the whole application
/// share a <see cref="SharedSite"/> instead.
/// </summary>
public interface ITestDatabase : IAsyncLifetime
{
    /// <summary>What configuration has to say for the application to use it: provider, connection string, data folder.</summary>
    IReadOnlyDictionary<string, string?> Settings { get; }

    /// <summary>
    /// Takes out every row while the application runs, but for the keys that it knows already. Numbers go on, so that what is remembered of a row is never true of another.
    /// </summary>
    Task EmptyAsync();
}

public static class TestDatabases
{
    extension(ITestDatabase database)
    {
        public IConfiguration Configuration => new ConfigurationBuilder().AddInMemoryCollection(database.Settings).Build();

        /// <summary>Services with the database, logging and a clock, and whatever the test needs besides.</summary>
        public ServiceProvider Services(TimeProvider clock, Action<IServiceCollection>? more = null)
        {
            var services = new ServiceCollection().AddLogging().AddSingleton(clock).AddData(database.Configuration, new HostingEnvironment
            {
                EnvironmentName = "Development",
                ContentRootPath = AppContext.BaseDirectory,
            }).ConfigureDbContext<SqliteStartupsDb>(OrderedRows.Demand).ConfigureDbContext<PostgresStartupsDb>(OrderedRows.Demand);
            Undelayed.Add(services);
            more?.Invoke(services);
            return services.BuildServiceProvider(validateScopes: true);
        }
    }
}

/// <summary>The embedded database: a copy of a file that is migrated once per run.</summary>
public sealed class SqliteDatabase : ITestDatabase
{
    private static readonly Lazy<Task<byte[]>> Template = new(() => Task.Run(MigrateAsync));
    private readonly string folder = Directory.CreateTempSubdirectory("lublin-startups-data-").FullName;

    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["Database:Provider"] = nameof(DatabaseProvider.Sqlite),
        ["ConnectionStrings:Startups"] = $"Data Source={DataFile}",
        ["DataDirectory"] = folder,
    };

    private string DataFile => Path.Combine(folder, "startups.db");

    public async ValueTask InitializeAsync() => await File.WriteAllBytesAsync(DataFile, await Template.Value);

    public async Task EmptyAsync()
    {
        await using var db = new SqliteConnection($"Data Source={DataFile};Pooling=False;Foreign Keys=False");
        await db.OpenAsync();
        await using var command = db.CreateCommand();
        command.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE '%protection%' AND name <> '__EFMigrationsHistory'";
        List<string> tables = [];
        await using (var names = await command.ExecuteReaderAsync())
        {
            while (await names.ReadAsync())
                tables.Add(names.GetString(0));
        }

        command.CommandText = $"PRAGMA synchronous = OFF; BEGIN IMMEDIATE; {string.Concat(tables.Select(table => $"DELETE FROM \"{table}\"; "))}{BaseRows.Sql}; COMMIT";
        await command.ExecuteNonQueryAsync();
    }

    public ValueTask DisposeAsync()
    {
        Forget(DataFile);
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static async Task<byte[]> MigrateAsync()
    {
        var place = Directory.CreateTempSubdirectory("lublin-startups-template-").FullName;
        var file = Path.Combine(place, "template.db");
        await using (var db = Open(file))
        {
            await DatabaseStart.MigrateAsync(db, new DataFolder(place));
            await db.Database.ExecuteSqlRawAsync(BaseRows.Sql);
        }

        Forget(file);
        var migrated = await File.ReadAllBytesAsync(file);
        Directory.Delete(place, recursive: true);
        return migrated;
    }

    private static SqliteStartupsDb Open(string file)
    {
        var options = new DbContextOptionsBuilder<SqliteStartupsDb>();
        DataModule.UseSqlite(options, $"Data Source={file}");
        return new(options.Options);
    }

    // The last connection to close writes the log back into the file.
    private static void Forget(string file)
    {
        using var db = Open(file);
        SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
    }
}
