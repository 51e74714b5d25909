using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lublin.Startups.Tests;

/// <summary>Rows inserted past the change tracker are the rows that were given, in their order.</summary>
public abstract class BulkInsertTests(ITestDatabase database) : IAsyncLifetime
{
    private readonly TestClock clock = new();
    private ServiceProvider services = null!;

    public async Task InitializeAsync()
    {
        await database.InitializeAsync();
        services = database.Services(clock);
    }

    public async Task DisposeAsync()
    {
        await services.DisposeAsync();
        await database.DisposeAsync();
    }

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
        Assert.All(stored, mail => Assert.Equal((7, clock.GetUtcNow(), null), (mail.SubjectId, mail.DueAt, mail.SentAt)));
    }

    [Fact]
    public async Task Several_kinds_of_rows_go_together_and_none_is_nothing()
    {
        History[] history = [.. new long[] { 3, 1 }.Select(id => new History("mail", id, "Sent", Actor.Clock, clock.GetUtcNow()))];
        await InsertAsync(db => db.Insert([], history, new[] { Mail("a", null) }));
        await InsertAsync(db => db.Insert());
        Assert.Single(await StoredAsync());
        await using var scope = services.CreateAsyncScope();
        Assert.Equal([3, 1], await scope.ServiceProvider.GetRequiredService<StartupsDb>().History.OrderBy(row => row.Id).Select(row => row.SubjectId).ToListAsync());
    }

    [Fact]
    public async Task A_row_that_breaks_a_rule_keeps_all_of_them_out()
    {
        await Assert.ThrowsAsync<DbUpdateException>(() => InsertAsync(db => db.Insert([Mail("a", null), Mail("b", null), Mail("a", null)])));
        Assert.Empty(await StoredAsync());
    }

    private async Task InsertAsync(Action<StartupsDb> insert)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<StartupsDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        insert(db);
        await transaction.CommitAsync();
    }

    private async Task<List<OutboxMail>> StoredAsync()
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<StartupsDb>().Outbox.AsNoTracking().OrderBy(mail => mail.Id).ToListAsync();
    }

    private OutboxMail Mail(string key, string? details) => new("plain", 7, key, "pl", clock.GetUtcNow(), details);
}

public sealed class BulkInsertOnSqlite() : BulkInsertTests(new SqliteDatabase());

public sealed class BulkInsertOnPostgres() : BulkInsertTests(new PostgresDatabase());
