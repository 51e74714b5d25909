using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests.Support;

public abstract class CommandHoldTests(SharedSite site) : SiteTests(site)
{
    [Fact]
    public async Task A_hold_stops_the_next_reading_of_its_table_and_nobody_else()
    {
        await OfferAsync(new());
        Task<int> held;
        using (var hold = Site.Hold.Holding("editions"))
        {
            Assert.Empty(await Site.WithAsync(db => db.Set<Web.Data.History>().ToListAsync()));
            held = Site.WithAsync(db => db.Set<Web.Programmes.Edition>().CountAsync());
            await hold.Reached;
            Assert.Equal(1, await Site.WithAsync(db => db.Set<Web.Programmes.Edition>().CountAsync()));
            Assert.False(held.IsCompleted);
        }

        Assert.Equal(1, await held);
    }
}

public sealed class CommandHoldOnSqlite(SqliteSite site) : CommandHoldTests(site), IClassFixture<SqliteSite>;

public sealed class CommandHoldOnPostgres(PostgresSite site) : CommandHoldTests(site), IClassFixture<PostgresSite>;
