using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Mail;

/// <summary>Hands out the mails that are due, in the order they were planned, each to one taker, and notes what became of them.</summary>
public sealed class Outbox(IServiceScopeFactory scopes, WriteGate gate, TimeProvider clock)
{
    /// <summary>How long a mail belongs to its taker; far longer than sending it may last.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    // ARRAY(…) makes PostgreSQL look for the row once; IN (…) may look, and lock, again and again.
    private const string Due = "SELECT id FROM mails WHERE sent_at IS NULL AND failed_at IS NULL AND voided_at IS NULL AND due_at <= {1} AND (claimed_until IS NULL OR claimed_until <= {1}) ORDER BY due_at, id LIMIT 1";
    private const string TakeOnSqlite = $"UPDATE mails SET claimed_until = {{0}} WHERE id = ({Due}) RETURNING *";
    private const string TakeOnPostgres = $"UPDATE mails SET claimed_until = {{0}} WHERE id = ANY(ARRAY({Due} FOR UPDATE SKIP LOCKED)) RETURNING *";

    /// <summary>Takes the first mail that is due and nobody's; null when there is none.</summary>
    public async Task<OutboxMail?> TakeAsync(CancellationToken cancellation = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<StartupsDb>();
        using var turn = await gate.EnterAsync(cancellation);
        return await TakeAsync(db, cancellation);
    }

    /// <summary>Notes what became of a mail and takes the next, in one commit.</summary>
    public async Task<OutboxMail?> SettleAndTakeAsync(OutboxMail mail, Settlement settlement, CancellationToken cancellation = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<StartupsDb>();
        using var turn = await gate.EnterAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await SettleAsync(db, mail, settlement, cancellation);
        var next = await TakeAsync(db, cancellation);
        await transaction.CommitAsync(cancellation);
        return next;
    }

    /// <summary>Notes what became of a mail.</summary>
    public async Task SettleAsync(OutboxMail mail, Settlement settlement, CancellationToken cancellation = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        using var turn = await gate.EnterAsync(cancellation);
        await SettleAsync(scope.ServiceProvider.GetRequiredService<StartupsDb>(), mail, settlement, cancellation);
    }

    /// <summary>Gives back what a process that died had taken from the embedded database, whose only process this is; on PostgreSQL leases run out.</summary>
    public async Task ReleaseAbandonedAsync(CancellationToken cancellation = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<StartupsDb>();
        if (!db.Database.IsSqlite())
            return;
        using var turn = await gate.EnterAsync(cancellation);
        await db.Outbox.Where(mail => mail.ClaimedUntil != null).ExecuteUpdateAsync(set => set.SetProperty(mail => mail.ClaimedUntil, (DateTimeOffset?)null), cancellation);
    }

    private async Task<OutboxMail?> TakeAsync(StartupsDb db, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var taken = await db.Outbox
            .FromSqlRaw(db.Database.IsNpgsql() ? TakeOnPostgres : TakeOnSqlite, (now + Lease).UtcDateTime, now.UtcDateTime)
            .AsNoTracking()
            .ToListAsync(cancellation);
        return taken.SingleOrDefault();
    }

    private async Task SettleAsync(StartupsDb db, OutboxMail mail, Settlement settlement, CancellationToken cancellation)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        var attempts = mail.Attempts + 1;
        var row = db.Outbox.Where(one => one.Id == mail.Id);
        await (settlement switch
        {
            Settlement.Sent => row.ExecuteUpdateAsync(set => set.SetProperty(one => one.SentAt, now).SetProperty(one => one.Attempts, attempts).SetProperty(one => one.Failure, (string?)null).SetProperty(one => one.ClaimedUntil, (DateTimeOffset?)null), cancellation),
            Settlement.Voided => row.ExecuteUpdateAsync(set => set.SetProperty(one => one.VoidedAt, now).SetProperty(one => one.ClaimedUntil, (DateTimeOffset?)null), cancellation),
            Settlement.Failed(var why) => row.ExecuteUpdateAsync(set => set.SetProperty(one => one.FailedAt, now).SetProperty(one => one.Attempts, attempts).SetProperty(one => one.Failure, why).SetProperty(one => one.ClaimedUntil, (DateTimeOffset?)null), cancellation),
            Settlement.Postponed(var why, var gap) => row.ExecuteUpdateAsync(set => set.SetProperty(one => one.DueAt, now.Value + gap).SetProperty(one => one.Attempts, attempts).SetProperty(one => one.Failure, why).SetProperty(one => one.ClaimedUntil, (DateTimeOffset?)null), cancellation),
            Settlement.Released => row.ExecuteUpdateAsync(set => set.SetProperty(one => one.ClaimedUntil, (DateTimeOffset?)null), cancellation),
            _ => throw new ArgumentOutOfRangeException(nameof(settlement)),
        });
    }
}
