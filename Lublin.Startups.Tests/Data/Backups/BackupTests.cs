using System.Data.Common;
using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Data.Backups;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lublin.Startups.Tests;

/// <summary>Copies made, broken and put back.</summary>
/// <param name="database">What is copied.</param>
/// <param name="other">Where copies are put: migrated and empty.</param>
public abstract class BackupTests(ITestDatabase database, ITestDatabase other) : IAsyncLifetime
{
    private const string Newer = "20991231000000_FromTheFuture";
    private readonly TestClock clock = new();
    private ServiceProvider source = null!;
    private ServiceProvider target = null!;

    private readonly string folder = Directory.CreateTempSubdirectory("lublin-startups-backups-").FullName;

    public async ValueTask InitializeAsync()
    {
        // PostgreSQL's own programs stand beside its server, and there alone on some machines.
        Environment.SetEnvironmentVariable("PATH", (await Machine.ToolsAsync()).PostgresFolder + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH"));
        await database.InitializeAsync();
        await other.InitializeAsync();
        (source, target) = (database.Services(clock), other.Services(clock));
    }

    public async ValueTask DisposeAsync()
    {
        await source.DisposeAsync();
        await target.DisposeAsync();
        await database.DisposeAsync();
        await other.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_copy_made_while_people_sign_up_holds_everybody_who_was_confirmed_before_it_began()
    {
        await using var site = new TestSite(database);
        var edition = await AddAsync(site, seats: 2000);
        var writer = site.Services.GetRequiredService<SignUpWriter>();
        var done = 0;
        using var enough = new CancellationTokenSource();
        var rush = Enumerable.Range(0, 8).Select(line => Task.Run(async () =>
        {
            for (var i = line; !enough.IsCancellationRequested; i += 8)
            {
                Assert.IsType<EnrolmentOutcome.In>(await writer.SignUpAsync(edition, SignUp(i)));
                Interlocked.Increment(ref done);
            }
        })).ToList();
        await UntilAsync(() => Volatile.Read(ref done) >= 40);

        var before = Volatile.Read(ref done);
        await WriteAsync("rush");
        await UntilAsync(() => Volatile.Read(ref done) > before);
        await enough.CancelAsync();
        await Task.WhenAll(rush);
        await site.DisposeAsync();
        await RestoreAsync("rush", over: false);

        Assert.InRange(await CountAsync(target), before, done);
        Assert.Equal(await CountAsync(target), await AskAsync(target, db => db.Outbox.CountAsync()));
    }

    [Fact]
    public async Task A_copy_is_put_over_a_database_in_use_only_when_told_and_what_was_there_is_kept_each_time()
    {
        await FillAsync(source, seats: 5);
        await WriteAsync("five");
        await FillAsync(target, seats: 9);

        await RefusesAsync("five", over: false, "not empty", "--over");
        Assert.Equal([9], await SeatsAsync(target));
        var first = await RestoreAsync("five", over: true);
        Assert.Equal([5], await SeatsAsync(target));
        await RefusesAsync("five", over: false, "not empty");
        var second = await RestoreAsync("five", over: true);

        Assert.Equal([5], await SeatsAsync(target));
        Assert.NotNull(first.Replaced);
        Assert.NotEqual(first.Replaced, second.Replaced);
        Assert.False(second.Older);
        Assert.Equal([9], await KeptAsync(first.Replaced));
    }

    [Fact]
    public async Task An_empty_database_is_replaced_without_asking()
    {
        await FillAsync(source, seats: 5);
        await WriteAsync("five");

        await RestoreAsync("five", over: false);

        Assert.Equal([5], await SeatsAsync(target));
    }

    [Theory]
    [InlineData("truncated", "damaged")]
    [InlineData("empty", "is empty")]
    [InlineData("letter", "is")]
    [InlineData("foreign", "not of this program")]
    [InlineData("hollow", "not of this program", "it has no table")]
    [InlineData("newer", "newer than this program", Newer)]
    [InlineData("missing", "There is no file")]
    public async Task What_is_no_whole_copy_of_ours_is_named_and_changes_nothing_even_when_told(string kind, params string[] named)
    {
        await FillAsync(source, seats: 5);
        await WriteAsync("good");
        await FillAsync(target, seats: 9);
        await BreakAsync(kind);
        var files = Directory.GetFiles(folder);

        await RefusesAsync(kind, over: true, named);

        Assert.Equal([9], await SeatsAsync(target));
        Assert.Equal(files, Directory.GetFiles(folder));
        Assert.DoesNotContain(Directory.GetFiles(other.Settings["DataDirectory"]!), file => Path.GetFileName(file)[0] == '.' || file.Contains(".replaced-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_database_newer_than_the_program_is_replaced_only_when_told()
    {
        await FillAsync(source, seats: 5);
        await WriteAsync("five");
        await AddMigrationAsync(target);

        await RefusesAsync("five", over: false, "newer than this program", Newer, "--over");
        await RestoreAsync("five", over: true);

        Assert.Equal([5], await SeatsAsync(target));
    }

    [Fact]
    public async Task A_copy_is_written_under_a_new_name_in_a_folder_that_is_there_and_leaves_nothing_else()
    {
        await WriteAsync("once");

        Assert.Contains("choose another name", (await Assert.ThrowsAsync<BackupException>(() => WriteAsync("once"))).Message, StringComparison.Ordinal);
        Assert.Contains("cannot be written", (await Assert.ThrowsAsync<BackupException>(() => WriteAsync("no/folder"))).Message, StringComparison.Ordinal);
        var only = Assert.Single(Directory.GetFiles(folder));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(only));
    }

    /// <summary>Makes a copy of a database of somebody else.</summary>
    /// <param name="file">The copy.</param>
    /// <param name="more">What is done in that database besides.</param>
    protected abstract Task MakeForeignAsync(string file, string more = "");

    /// <summary>Seats of the editions in what a restore put aside.</summary>
    protected abstract Task<List<int>> KeptAsync(string replaced);

    /// <summary>How to reach the database that copies are put into.</summary>
    protected IReadOnlyDictionary<string, string?> Restored => other.Settings;

    protected static async Task ExecuteAsync(DbConnection db, string sql)
    {
        await db.OpenAsync();
        await using var command = db.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    protected static async Task<List<int>> ReadAsync(DbConnection db, string sql)
    {
        await db.OpenAsync();
        await using var command = db.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        List<int> numbers = [];
        while (await reader.ReadAsync())
            numbers.Add(reader.GetInt32(0));
        return numbers;
    }

    private string At(string name) => Path.Combine(folder, name);

    private Task<WrittenBackup> WriteAsync(string name) => DoAsync(source, backups => backups.WriteAsync(At(name)));

    private Task<RestoredBackup> RestoreAsync(string name, bool over) => DoAsync(target, backups => backups.RestoreAsync(At(name), over));

    private async Task RefusesAsync(string name, bool over, params string[] named)
    {
        var refused = await Assert.ThrowsAsync<BackupException>(() => RestoreAsync(name, over));
        Assert.All(named, word => Assert.Contains(word, refused.Message, StringComparison.Ordinal));
        Assert.DoesNotContain('\n', refused.Message);
    }

    private async Task BreakAsync(string kind)
    {
        var good = await File.ReadAllBytesAsync(At("good"));
        switch (kind)
        {
            case "truncated":
                await File.WriteAllBytesAsync(At(kind), good[..(good.Length * 2 / 3)]);
                break;
            case "empty":
                await File.WriteAllBytesAsync(At(kind), []);
                break;
            case "letter":
                await File.WriteAllTextAsync(At(kind), new string('x', 5000));
                break;
            case "foreign":
                await MakeForeignAsync(At(kind));
                break;
            case "hollow":
                var migration = await AskAsync(source, db => Task.FromResult(db.Database.GetMigrations().First()));
                await MakeForeignAsync(At(kind), $"; CREATE TABLE \"__EFMigrationsHistory\" (\"MigrationId\" text PRIMARY KEY, \"ProductVersion\" text NOT NULL); INSERT INTO \"__EFMigrationsHistory\" VALUES ('{migration}', '10.0.0')");
                break;
            case "newer":
                await AddMigrationAsync(source);
                await WriteAsync(kind);
                break;
        }
    }

    private static Task<int> AddMigrationAsync(ServiceProvider services) =>
        AskAsync(services, db => db.Database.ExecuteSqlRawAsync("INSERT INTO \"__EFMigrationsHistory\" VALUES ('" + Newer + "', '99.0.0')"));

    private static async Task<long> AddAsync(TestSite site, int seats)
    {
        await site.WriteAsync(db => new Offer(Seats: seats).AddAsync(db, site.Clock.GetUtcNow()));
        return await site.WithAsync(db => db.Editions.Select(edition => edition.Id).SingleAsync());
    }

    private Task<Edition> FillAsync(ServiceProvider services, int seats) => AskAsync(services, async db => await new Offer(Seats: seats).AddAsync(db, clock.GetUtcNow()));

    private static Task<List<int>> SeatsAsync(ServiceProvider services) => AskAsync(services, db => db.Editions.Select(edition => edition.Capacity).ToListAsync());

    private static Task<int> CountAsync(ServiceProvider services) => AskAsync(services, db => db.Enrolments.CountAsync());

    private static async Task<T> AskAsync<T>(ServiceProvider services, Func<StartupsDb, Task<T>> question)
    {
        await using var scope = services.CreateAsyncScope();
        return await question(scope.ServiceProvider.GetRequiredService<StartupsDb>());
    }

    private static async Task<T> DoAsync<T>(ServiceProvider services, Func<IBackups, Task<T>> deed)
    {
        await using var scope = services.CreateAsyncScope();
        return await deed(scope.ServiceProvider.GetRequiredService<IBackups>());
    }

    private static SignUp SignUp(int i) =>
        new(Guid.NewGuid(), i, new($"Osoba {i}", $"osoba{i}@example.org", null, Situation.PlansFirm), 1, "pl", "2026-11-01", "2026-11-01", QueueIfFull: true);

    private static async Task UntilAsync(Func<bool> come)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!come())
            await pace.WaitForNextTickAsync(late.Token);
    }
}
