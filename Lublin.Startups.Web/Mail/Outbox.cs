using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Mail;

/// <summary>Hands out the mails that are due, in the order they were planned, each to one taker, and notes what became of them.</summary>
public sealed class Outbox(StartupsDb db, WriteGate gate, TimeProvider clock, IEnumerable<IUndelivered> told)
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
        using var turn = await gate.EnterAsync(cancellation);
        return await NextAsync(cancellation);
    }

    /// <summary>Notes what became of a mail and takes the next, in one commit.</summary>
    public async Task<OutboxMail?> SettleAndTakeAsync(OutboxMail mail, Settlement settlement, CancellationToken cancellation = default)
    {
        using var turn = await gate.EnterAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await NoteAsync(mail, settlement, cancellation);
        var next = await NextAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return next;
    }

    /// <summary>Notes what became of a mail.</summary>
    public async Task SettleAsync(OutboxMail mail, Settlement settlement, CancellationToken cancellation = default)
    {
        using var turn = await gate.EnterAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await NoteAsync(mail, settlement, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Gives back what a process that died had taken from the embedded database, whose only process this is; on PostgreSQL leases run out.</summary>
    public async Task ReleaseAbandonedAsync(CancellationToken cancellation = default)
    {
        if (!db.Database.IsSqlite())
            return;
        using var turn = await gate.EnterAsync(cancellation);
        await db.Outbox.Where(mail => mail.ClaimedUntil != null).ExecuteUpdateAsync(set => set.SetProperty(mail => mail.ClaimedUntil, (DateTimeOffset?)null), cancellation);
    }

    private async Task<OutboxMail?> NextAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var taken = await db.Outbox
            .FromSqlRaw(db.Database.IsNpgsql() ? TakeOnPostgres : TakeOnSqlite, (now + Lease).UtcDateTime, now.UtcDateTime)
            .AsNoTracking()
            .ToListAsync(cancellation);
        return taken.SingleOrDefault();
    }

    // SQL, because this is said once for every mail: putting an update together from expressions costs more than the database needs for it.
    private async Task NoteAsync(OutboxMail mail, Settlement settlement, CancellationToken cancellation)
    {
        var at = clock.GetUtcNow();
        var now = at.UtcDateTime;
        var attempts = mail.Attempts + 1;
        FormattableString update = settlement switch
        {
            Settlement.Sent => $"UPDATE mails SET claimed_until = NULL, sent_at = {now}, attempts = {attempts}, failure = NULL WHERE id = {mail.Id}",
            Settlement.Voided => $"UPDATE mails SET claimed_until = NULL, voided_at = {now} WHERE id = {mail.Id}",
            Settlement.Failed(var why, _) => $"UPDATE mails SET claimed_until = NULL, failed_at = {now}, attempts = {attempts}, failure = {why} WHERE id = {mail.Id}",
            Settlement.Postponed(var why, var gap) => $"UPDATE mails SET claimed_until = NULL, due_at = {now + gap}, attempts = {attempts}, failure = {why} WHERE id = {mail.Id}",
            Settlement.Released => $"UPDATE mails SET claimed_until = NULL WHERE id = {mail.Id}",
            _ => throw new ArgumentOutOfRangeException(nameof(settlement)),
        };
        await db.Database.ExecuteSqlAsync(update, cancellation);
        foreach (var module in settlement is Settlement.Failed ? told : [])
            await module.NoteAsync(db, mail, (Settlement.Failed)settlement, at, cancellation);
    }
}
