using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Lublin.Startups.Tests.Support;

public abstract class DatabasesTests(ITestDatabase database) : IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await database.InitializeAsync();

    public async ValueTask DisposeAsync() => await database.DisposeAsync();

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

    [Fact]
    public async Task Emptied_it_has_no_row_and_its_numbers_go_on()
    {
        var clock = new TestClock();
        await using var services = database.Services(clock);
        async Task<long> AddAsync()
        {
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<StartupsDb>();
            var offered = await new Offer(Taken: 2).AddAsync(db, clock.GetUtcNow());
            return offered.Id;
        }

        var before = await AddAsync();
        await database.EmptyAsync();

        await using (var scope = services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<StartupsDb>();
            Assert.Empty(await db.Editions.ToListAsync());
            Assert.Empty(await db.Enrolments.ToListAsync());
            Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        }

        Assert.Equal(before + 1, await AddAsync());
    }
}

public sealed class DatabasesOnSqlite() : DatabasesTests(new SqliteDatabase());

public sealed class DatabasesOnPostgres() : DatabasesTests(new PostgresDatabase())
{
    [Theory]
    [InlineData("INSERT INTO history (subject, subject_id, verb, actor, at) VALUES ('a', 1, 'b', 'c', now())")]
    [InlineData("CREATE TABLE notes (id integer)")]
    [InlineData("ALTER TABLE history RENAME TO broken")]
    [InlineData("CREATE SCHEMA hangfire; CREATE TABLE hangfire.job (id integer)")]
    [InlineData("DELETE FROM \"__EFMigrationsHistory\"")]
    public async Task Whatever_one_test_does_to_it_the_next_gets_it_as_new(string deed)
    {
        for (var i = 0; i < 3; i++)
        {
            var database = new PostgresDatabase();
            await database.InitializeAsync();
            await using (var connection = new NpgsqlConnection(database.Settings["ConnectionStrings:Startups"]))
            {
                await connection.OpenAsync();
                Assert.Equal("0", await AskAsync(connection, "SELECT count(*) FROM history"));
                Assert.Equal("0", await AskAsync(connection, "SELECT count(*) FROM pg_class WHERE relname IN ('notes', 'job')"));
                Assert.Equal("1", await AskAsync(connection, "SELECT nextval(pg_get_serial_sequence('history', 'id'))"));
                Assert.NotEqual("0", await AskAsync(connection, "SELECT count(*) FROM \"__EFMigrationsHistory\""));
                await AskAsync(connection, deed);
            }

            await database.DisposeAsync();
        }
    }

    private static async Task<string> AskAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return $"{await command.ExecuteScalarAsync()}";
    }
}
