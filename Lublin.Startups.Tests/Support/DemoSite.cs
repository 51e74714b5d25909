using Lublin.Startups.Web.Pages;

namespace Lublin.Startups.Tests.Support;

/// <summary>A site with the demo in it, for tests that only look.</summary>
public sealed class DemoSite : IAsyncLifetime
{
    private readonly SqliteDatabase database = new();

    // Not on the stroke of nine, when the day's reminders are planned: before the demo is there, or after.
    public DemoSite() => Site = new(database, new TestClock(new DateTimeOffset(2026, 11, 23, 8, 0, 30, TimeSpan.Zero))) { Adjust = QuietSite.Adjust };

    public TestSite Site { get; }

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
