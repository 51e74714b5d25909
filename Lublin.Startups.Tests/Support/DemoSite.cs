using Lublin.Startups.Web.Pages;

namespace Lublin.Startups.Tests.Support;

/// <summary>A site with the demo in it, shared by the tests of a class.</summary>
public abstract class DemoSite(ITestDatabase database) : IAsyncLifetime
{
    // Not on the stroke of nine, when the day's reminders are planned: before the demo is there, or after.
    public TestSite Site { get; } = new(database, new TestClock(new DateTimeOffset(2026, 11, 23, 8, 0, 30, TimeSpan.Zero))) { Adjust = QuietSite.Adjust };

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        await DemoStart.SeedAsync(Site.Services);
    }

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        await database.DisposeAsync();
    }
}

public sealed class DemoOnSqlite() : DemoSite(new SqliteDatabase());

public sealed class DemoOnPostgres() : DemoSite(new PostgresDatabase());
