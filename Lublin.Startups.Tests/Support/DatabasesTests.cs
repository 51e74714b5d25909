using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lublin.Startups.Tests.Support;

public abstract class DatabasesTests(ITestDatabase database) : IAsyncLifetime
{
    public Task InitializeAsync() => database.InitializeAsync();

    public Task DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task A_database_of_ones_own_is_migrated_and_empty_and_keeps_what_is_saved()
    {
        var clock = new TestClock();
        await using var services = database.Services(clock);
        await using (var scope = services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<StartupsDb>();
            Assert.Empty(await db.Database.GetPendingMigrationsAsync());
            Assert.Empty(await db.Set<History>().ToListAsync());
            db.Add(new History("test", 1, "kept", "test", clock.GetUtcNow()));
            await db.SaveChangesAsync();
        }

        await using var later = services.CreateAsyncScope();
        var kept = Assert.Single(await later.ServiceProvider.GetRequiredService<StartupsDb>().Set<History>().ToListAsync());
        Assert.Equal(clock.GetUtcNow(), kept.At);
    }
}

public sealed class DatabasesOnSqlite() : DatabasesTests(new SqliteDatabase());

public sealed class DatabasesOnPostgres() : DatabasesTests(new PostgresDatabase());
