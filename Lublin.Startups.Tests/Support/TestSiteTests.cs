using System.Runtime.CompilerServices;

namespace Lublin.Startups.Tests.Support;

public abstract class TestSiteTests(ITestDatabase database) : IAsyncLifetime
{
    private const int Ended = 6;

    // One may be kept by the first timer of System.Transactions, which remembers who made it, and one by Hangfire, which remembers who came last.
    private const int MostKept = 2;
    private const int Looks = 100;
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(50);

    public async ValueTask InitializeAsync() => await database.InitializeAsync();

    public async ValueTask DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task Sites_that_have_ended_are_gone_from_memory()
    {
        List<WeakReference> ended = [];
        for (var i = 0; i < Ended; i++)
            ended.Add(await VisitAndEndAsync());

        using var pace = new PeriodicTimer(Pace);
        for (var look = 0; look < Looks && ended.Count(site => site.IsAlive) > MostKept; look++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await pace.WaitForNextTickAsync();
        }

        Assert.InRange(ended.Count(site => site.IsAlive), 0, MostKept);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task<WeakReference> VisitAndEndAsync()
    {
        await using var site = new TestSite(database);
        Assert.Equal(200, (await site.GetPageAsync("/szkolenia")).Status);
        Assert.Equal(200, (await site.GetPageAsync("/konto/wejscie")).Status);
        return new(site.Services);
    }
}

public sealed class TestSiteOnSqlite() : TestSiteTests(new SqliteDatabase());

public sealed class TestSiteOnPostgres() : TestSiteTests(new PostgresDatabase());
