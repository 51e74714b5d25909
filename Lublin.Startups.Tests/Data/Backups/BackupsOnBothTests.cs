using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data.Backups;
using Lublin.Startups.Web.Jobs;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Lublin.Startups.Tests;

public sealed class BackupOnSqlite() : BackupTests(new SqliteDatabase(), new SqliteDatabase())
{
    protected override Task MakeForeignAsync(string file, string more = "") => OnFileAsync(file, "CREATE TABLE notes (id INTEGER PRIMARY KEY, note TEXT); INSERT INTO notes (note) VALUES ('ours')" + more);

    protected override async Task<List<int>> KeptAsync(string replaced)
    {
        await using var db = new SqliteConnection($"Data Source={replaced};Pooling=False");
        return await ReadAsync(db, "SELECT capacity FROM editions");
    }

    private static async Task OnFileAsync(string file, string sql)
    {
        await using var db = new SqliteConnection($"Data Source={file};Pooling=False");
        await ExecuteAsync(db, sql);
    }
}

public sealed class BackupOnPostgres() : BackupTests(new PostgresDatabase(), new PostgresDatabase())
{
    protected override async Task MakeForeignAsync(string file, string more = "")
    {
        var server = await PostgresServer.SharedAsync();
        var connection = await server.CreateDatabaseAsync();
        await using (var db = new NpgsqlConnection(connection))
            await ExecuteAsync(db, "CREATE TABLE notes (id integer PRIMARY KEY, note text); INSERT INTO notes VALUES (1, 'ours')" + more);
        var place = new NpgsqlConnectionStringBuilder(connection);
        await Command.RequireAsync("pg_dump", "--format=custom", $"--host={place.Host}", $"--port={place.Port}", $"--username={place.Username}", $"--file={file}", place.Database!);
        await server.DropDatabaseAsync(connection);
    }

    protected override async Task<List<int>> KeptAsync(string replaced)
    {
        await using var db = new NpgsqlConnection(Restored["ConnectionStrings:Startups"]);
        return await ReadAsync(db, $"SELECT capacity FROM {replaced["the schema ".Length..]}.editions");
    }
}

/// <summary>What only the embedded database meets.</summary>
public sealed class SqliteBackupTests : IAsyncLifetime
{
    private readonly SqliteDatabase database = new();
    private readonly TestClock clock = new();
    private readonly string folder = Directory.CreateTempSubdirectory("lublin-startups-backups-").FullName;

    private string Live => Path.Combine(database.Settings["DataDirectory"]!, "startups.db");

    public async ValueTask InitializeAsync() => await database.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_file_copied_beside_a_running_program_is_refused_because_its_last_commits_lie_in_another()
    {
        var copied = Path.Combine(folder, "copied.db");
        File.Copy(Live, copied);
        await File.WriteAllTextAsync(copied + "-wal", "commits");

        Assert.Contains("copied.db-wal", (await FailAsync(backups => backups.RestoreAsync(copied, over: true))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_damaged_itself_is_replaced_when_told_and_kept_as_it_is()
    {
        var good = Path.Combine(folder, "good.db");
        await DoAsync(backups => backups.WriteAsync(good));
        SqliteConnection.ClearAllPools();
        var damaged = (await File.ReadAllBytesAsync(Live))[..5000];
        await File.WriteAllBytesAsync(Live, damaged);

        Assert.Contains("cannot be read", (await FailAsync(backups => backups.RestoreAsync(good, over: false))).Message, StringComparison.Ordinal);
        var restored = await DoAsync(backups => backups.RestoreAsync(good, over: true));

        Assert.Equal(damaged, await File.ReadAllBytesAsync(restored.Replaced!));
        Assert.Equal(await File.ReadAllBytesAsync(good), await File.ReadAllBytesAsync(Live));
    }

    [Fact]
    public async Task A_damaged_database_makes_no_backup()
    {
        SqliteConnection.ClearAllPools();
        var content = await File.ReadAllBytesAsync(Live);
        Array.Fill(content, (byte)0xAA, 4096 * 3, 4096);
        await File.WriteAllBytesAsync(Live, content);

        await FailAsync(backups => backups.WriteAsync(Path.Combine(folder, "bad.db")));

        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public async Task Every_night_a_copy_is_made_and_as_many_are_kept_as_are_set()
    {
        await using var services = Services(("Backup:Folder", folder), ("Backup:Keep", "2"));
        List<string?> counts = [];
        for (var night = 0; night < 3; night++)
        {
            counts.Add(await NightAsync(services));
            clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal(["copies: 1, removed: 0", "copies: 1, removed: 0", "copies: 1, removed: 1"], counts);
        Assert.Equal(["startups-20261124-080000.db", "startups-20261125-080000.db"], Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Without_a_folder_nothing_is_copied()
    {
        await using var services = Services();

        Assert.Null(await NightAsync(services));
    }

    private static async Task<string?> NightAsync(ServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<BackupJob>().RunAsync(CancellationToken.None);
    }

    private ServiceProvider Services(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value, StringComparer.Ordinal)).Build();
        return database.Services(clock, more => more.AddScoped<BackupJob>().Configure<BackupOptions>(configuration.GetSection("Backup")));
    }

    private async Task<T> DoAsync<T>(Func<IBackups, Task<T>> deed)
    {
        await using var services = Services();
        await using var scope = services.CreateAsyncScope();
        return await deed(scope.ServiceProvider.GetRequiredService<IBackups>());
    }

    private Task<BackupException> FailAsync<T>(Func<IBackups, Task<T>> deed) => Assert.ThrowsAsync<BackupException>(() => DoAsync(deed));
}
