using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

/// <summary>Whatever is asked over a connection that stays open is answered as over any other.</summary>
public abstract class StandingConnectionTests(ITestDatabase database) : DataTests(database)
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await WithAsync(async db =>
        {
            db.AddRange(Mail("one"), Mail("two"), Mail("three"));
            await db.SaveChangesAsync();
        });
    }

    [Fact]
    public async Task The_same_question_about_something_else_is_answered_anew()
    {
        await AtAsync(async db =>
        {
            Assert.Equal("one", await KeyAsync(db, "one"));
            Assert.Null(await KeyAsync(db, "four"));
            Assert.Equal("two", await KeyAsync(db, "two"));
            db.Add(Mail("four"));
            await db.SaveChangesAsync();
            Assert.Equal("four", await KeyAsync(db, "four"));
        });
    }

    [Fact]
    public async Task What_was_refused_once_goes_the_next_time()
    {
        await AtAsync(async db =>
        {
            Assert.NotNull(await Record.ExceptionAsync(() => RenameAsync(db, "one", "two")));
            Assert.Equal(1, await RenameAsync(db, "one", "five"));
            Assert.Equal(0, await RenameAsync(db, "one", "six"));
            Assert.Equal("five", await KeyAsync(db, "five"));
        });
    }

    [Fact]
    public async Task What_is_rolled_back_did_not_happen_and_what_is_committed_did()
    {
        await AtAsync(async db =>
        {
            await using (await db.Database.BeginTransactionAsync())
                Assert.Equal(1, await RenameAsync(db, "one", "five"));
            Assert.Equal("one", await KeyAsync(db, "one"));
            await using var transaction = await db.Database.BeginTransactionAsync();
            Assert.Equal(1, await RenameAsync(db, "one", "five"));
            await transaction.CommitAsync();
        });

        await AtAsync(async db => Assert.Equal("five", await KeyAsync(db, "five")));
    }

    [Fact]
    public async Task A_table_that_gets_a_column_meanwhile_is_read_as_before()
    {
        await AtAsync(async db =>
        {
            Assert.Equal("one", await KeyAsync(db, "one"));
            await db.Database.ExecuteSqlAsync($"ALTER TABLE mails ADD COLUMN more text");
            Assert.Equal("one", await KeyAsync(db, "one"));
        });
    }

    [Fact]
    public async Task To_open_it_twice_is_to_open_it_once()
    {
        await AtAsync(async db =>
        {
            await StandingConnection.OpenAsync(db);
            Assert.Equal("one", await KeyAsync(db, "one"));
            Assert.Equal("two", await KeyAsync(db, "two"));
        });
    }

    [Fact]
    public async Task A_context_that_stood_is_an_ordinary_one_for_whoever_gets_it_next()
    {
        await AtAsync(async db => Assert.Equal("one", await KeyAsync(db, "one")));
        for (var again = 0; again < 3; again++)
        {
            await WithAsync(async db => Assert.Equal("two", await KeyAsync(db, "two")));
            await AtAsync(async db => Assert.Equal("three", await KeyAsync(db, "three")));
        }
    }

    protected Task AtAsync(Func<StartupsDb, Task> ask) => WithAsync(async db =>
    {
        await StandingConnection.OpenAsync(db);
        await ask(db);
    });

    private static Task<string?> KeyAsync(StartupsDb db, string key) =>
        db.Outbox.Where(mail => mail.Key == key).Select(mail => mail.Key).SingleOrDefaultAsync();

    private static Task<int> RenameAsync(StartupsDb db, string from, string to) =>
        db.Outbox.Where(mail => mail.Key == from).ExecuteUpdateAsync(set => set.SetProperty(mail => mail.Key, to));

    private OutboxMail Mail(string key) => new("plain", new("nobody", 1), key, "pl", Clock.GetUtcNow());
}

public sealed class StandingConnectionOnSqlite() : StandingConnectionTests(new SqliteDatabase())
{
    [Fact]
    public async Task A_question_within_the_same_question_is_answered_too()
    {
        await AtAsync(async db =>
        {
            List<string> pairs = [];
            await foreach (var outer in Keys(db))
            {
                await foreach (var inner in Keys(db))
                    pairs.Add(outer + inner);
            }

            Assert.Equal(["oneone", "onethree", "onetwo", "threeone", "threethree", "threetwo", "twoone", "twothree", "twotwo"], pairs);
        });

        static IAsyncEnumerable<string> Keys(StartupsDb db) => db.Outbox.OrderBy(mail => mail.Key).Select(mail => mail.Key).AsAsyncEnumerable();
    }
}

public sealed class StandingConnectionOnPostgres() : StandingConnectionTests(new PostgresDatabase());
