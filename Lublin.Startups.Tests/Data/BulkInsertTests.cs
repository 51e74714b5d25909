using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

/// <summary>Rows inserted past the change tracker are the rows that were given, in their order.</summary>
public abstract class BulkInsertTests(ITestDatabase database) : DataTests(database)
{
    public static TheoryData<string[], string?[]> Rows => new()
    {
        { ["only"], [null] },
        { ["only"], ["{}"] },
        { ["b", "a", "c"], [null, null, null] },
        { ["b", "a", "c"], ["{\"same\":1}", "{\"same\":1}", "{\"same\":1}"] },
        { ["b", "a", "c"], [null, "{\"one\":1}", null] },
        { ["b", "a", "c"], ["{\"one\":1}", "{\"two\":2}", null] },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Whatever_is_the_same_or_missing_in_them_is_stored_for_each(string[] keys, string?[] details)
    {
        OutboxMail[] mails = [.. keys.Zip(details, Mail)];
        await InsertAsync(db => db.Insert(mails));
        var stored = await StoredAsync();
        Assert.Equal(keys, stored.Select(mail => mail.Key));
        Assert.Equal(details, stored.Select(mail => mail.Details));
        Assert.Equal(mails.Select(mail => mail.Id), stored.Select(mail => mail.Id));
        Assert.All(stored, mail => Assert.Equal((7, Clock.GetUtcNow(), null), (mail.SubjectId, mail.DueAt, mail.SentAt)));
    }

    [Fact]
    public async Task Several_kinds_of_rows_go_together_and_none_is_nothing()
    {
        History[] history = [.. new long[] { 3, 1 }.Select(id => new History("mail", id, "Sent", Actor.Clock, Clock.GetUtcNow()))];
        await InsertAsync(db => db.Insert([], history, new[] { Mail("a", null) }));
        await InsertAsync(db => db.Insert());
        Assert.Single(await StoredAsync());
        Assert.Equal([3, 1], await WithAsync(db => db.History.OrderBy(row => row.Id).Select(row => row.SubjectId).ToListAsync()));
    }

    [Fact]
    public async Task A_row_that_breaks_a_rule_keeps_all_of_them_out()
    {
        await Assert.ThrowsAsync<DbUpdateException>(() => InsertAsync(db => db.Insert([Mail("a", null), Mail("b", null), Mail("a", null)])));
        Assert.Empty(await StoredAsync());
    }

    [Fact]
    public async Task Rows_whose_ids_were_given_before_keep_them_and_whoever_comes_after_gets_the_next()
    {
        OutboxMail[] known = [Mail("a", null), Mail("b", null)];
        OutboxMail[] later = [Mail("c", null), Mail("d", null)];
        await InsertAsync(db =>
        {
            db.GiveIds(known);
            History[] naming = [.. known.Select(mail => new History("mail", mail.Id, "Sent", Actor.Clock, Clock.GetUtcNow()))];
            db.Insert(known, naming);
        });
        await InsertAsync(db => db.GiveIds(later));
        await InsertAsync(db => db.Insert([Mail("e", null)]));
        await InsertAsync(db => db.Insert(later));
        await InsertAsync(db => db.Insert([Mail("f", null)]));

        var stored = await StoredAsync();
        Assert.Equal(["a", "b", "c", "d", "e", "f"], stored.Select(mail => mail.Key));
        Assert.Equal(stored.Take(2).Select(mail => mail.Id), await WithAsync(db => db.History.OrderBy(row => row.Id).Select(row => row.SubjectId).ToListAsync()));
    }

    private Task InsertAsync(Action<StartupsDb> insert) => WithAsync(async db =>
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        insert(db);
        await transaction.CommitAsync();
    });

    private Task<List<OutboxMail>> StoredAsync() => WithAsync(db => db.Outbox.AsNoTracking().OrderBy(mail => mail.Id).ToListAsync());

    private OutboxMail Mail(string key, string? details) => new("plain", new("nobody", 7), key, "pl", Clock.GetUtcNow(), details);
}

public sealed class BulkInsertOnSqlite() : BulkInsertTests(new SqliteDatabase());

public sealed class BulkInsertOnPostgres() : BulkInsertTests(new PostgresDatabase());
