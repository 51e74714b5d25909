using Lublin.Startups.Web.Data;
using Microsoft.Extensions.DependencyInjection;

namespace Lublin.Startups.Tests.Support;

/// <summary>
/// A site that the tests of a class share, because to start one takes longer than most tests: <c>class XOnSqlite(SqliteSite site) : XTests(site),
/// IClassFixture&lt;SqliteSite&gt;</c>. Each test finds its database empty, its clock put back and what it keeps in memory read again.
/// </summary>
public abstract class SharedSite(ITestDatabase database) : IAsyncLifetime
{
    private TestSite? site;
    private bool isUsed;

    public ITestDatabase Database => database;

    /// <summary>The site, made as the class's first test says.</summary>
    public TestSite Open(Action<IServiceCollection> adjust, params (string Key, string Value)[] settings) =>
        // One visitor is all the visitors of all the tests.
        site ??= new TestSite(database, null, [("Limits:FormsPerMinute", "1000000"), .. settings]) { Adjust = adjust };

    /// <summary>Makes it as new for a test.</summary>
    public async ValueTask RenewAsync()
    {
        if (!isUsed)
        {
            isUsed = true;
            return;
        }

        await database.EmptyAsync();
        site!.Clock.PutBack();
        foreach (var folder in Directory.GetDirectories(database.Settings["DataDirectory"]!))
            Directory.Delete(folder, recursive: true);
        await site.Services.GetRequiredService<KeptFacts>().ReadAsync();
    }

    public async ValueTask InitializeAsync() => await database.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        if (site is not null)
            await site.DisposeAsync();
        await database.DisposeAsync();
    }
}

public sealed class SqliteSite() : SharedSite(new SqliteDatabase());

public sealed class PostgresSite() : SharedSite(new PostgresDatabase());
