using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Mail;

/// <summary>Hands out the mails that are due, in the order they were planned, each to one taker, and notes what became of them.</summary>
public sealed class Outbox(StartupsDb db, Writer writer, MailNeighbours neighbours, TimeProvider clock)
{
    /// <summary>SQL for: neither done with nor held back.</summary>
    internal const string Waiting = "sent_at IS NULL AND failed_at IS NULL AND voided_at IS NULL AND held_at IS NULL";

    /// <summary>How long a mail belongs to its taker; far longer than sending it may last.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan SameTry = 2 * Lease;

    // A claim that ends later than any made now is of a clock that was ahead: nobody is at work on it.
    private const string Free = "(claimed_until IS NULL OR claimed_until <= {0} OR claimed_until > {1})";
    private const string Due = $"SELECT id FROM mails WHERE {Waiting} AND due_at <= {{0}} AND {Free}";
    private const string First = "ORDER BY due_at, id LIMIT 1";
    private const string WhileNothingIsHeld = $"{Due} AND NOT EXISTS (SELECT 1 FROM mail_holds) {First}";
    private const string BesideHolds = $"{Due} {First}";

    /// <summary>Takes the first mail that is due and nobody's; null when there is none.</summary>
    public Task<OutboxMail?> TakeAsync(CancellationToken cancellation = default) =>
        writer.CommitAsync(db, () => NextAsync(cancellation), showsOnPages: _ => false, cancellation);

    /// <summary>Notes what became of a mail and takes the next, in one commit.</summary>
    public async Task<OutboxMail?> SettleAndTakeAsync(OutboxMail mail, Settlement settlement, CancellationToken cancellation = default)
    {
        var (_, next) = await writer.CommitAsync(
            db, async () => (Shows: await NoteAsync(mail, settlement, cancellation), Next: await NextAsync(cancellation)), showsOnPages: done => done.Shows, cancellation);
        return next;
    }

    /// <summary>Notes what became of a mail.</summary>
    public Task SettleAsync(OutboxMail mail, Settlement settlement, CancellationToken cancellation = default) =>
        writer.CommitAsync(db, () => NoteAsync(mail, settlement, cancellation), showsOnPages: shows => shows, cancellation);

    /// <summary>Gives back what a process that died had taken from the embedded database, whose only process this is; on PostgreSQL leases run out.</summary>
    public async Task ReleaseAbandonedAsync(CancellationToken cancellation = default)
    {
        if (!db.Database.IsSqlite())
            return;
        await writer.CommitAsync(
            db,
            () => db.Outbox.Where(mail => mail.ClaimedUntil != null).ExecuteUpdateAsync(set => set.SetProperty(mail => mail.ClaimedUntil, (DateTimeOffset?)null), cancellation),
            showsOnPages: _ => false,
            cancellation);
    }

    /// <summary>Makes due what waits for an instant that only a wrong clock can have named.</summary>
    /// <param name="waitsAtMost">So long a mail may wait for its next try; zero when the clock was set back just now, so that none has a true time.</param>
    /// <returns>How many.</returns>
    public Task<int> MakeDueAsync(TimeSpan waitsAtMost, CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow();
        var (latest, soon) = (now + waitsAtMost + ClockWatch.Apart, now + ClockWatch.Apart);
        return writer.CommitAsync(
            db,
            () => db.Outbox
                .Where(mail => mail.SentAt == null && mail.FailedAt == null && mail.VoidedAt == null && (mail.DueAt > latest || (mail.CreatedAt > soon && mail.DueAt > now)))
                .ExecuteUpdateAsync(set => set.SetProperty(mail => mail.DueAt, now), cancellation),
            showsOnPages: _ => false,
            cancellation);
    }

    // Holds are rare: while there is none, a mail costs one statement. Only when that finds nothing is it asked whether a hold is the reason.
    private async Task<OutboxMail?> NextAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (await TakeFirstAsync(WhileNothingIsHeld, now, cancellation) is { } mail)
            return mail;
        var holds = await db.MailHolds.AsNoTracking().ToListAsync(cancellation);
        if (holds.Count == 0 || holds.Exists(hold => hold.IsOfEverything))
            return null;
        await PutAsideAsync(holds, now, cancellation);
        return await TakeFirstAsync(BesideHolds, now, cancellation);
    }

    /// <summary>Marks what was put since its edition is held, so that it is not in the way of the rest.</summary>
    private async Task PutAsideAsync(IReadOnlyList<MailHold> holds, DateTimeOffset now, CancellationToken cancellation)
    {
        var due = db.Outbox.FromSqlRaw($"SELECT * FROM mails WHERE {Waiting} AND due_at <= {{0}} AND {Free}", now.UtcDateTime, LatestClaim(now));
        foreach (var hold in holds)
        {
            foreach (var topic in neighbours.Topics)
            {
                long? holdId = hold.Id;
                var ids = topic.About(db, due, [hold.EditionId]).Select(mail => mail.Id);
                await db.Outbox.Where(mail => ids.Contains(mail.Id)).ExecuteUpdateAsync(
                    set => set.SetProperty(mail => mail.HeldAt, (DateTimeOffset?)now).SetProperty(mail => mail.HoldId, holdId), cancellation);
            }
        }
    }

    // ARRAY(…) makes PostgreSQL look for the row once; IN (…) may look, and lock, again and again.
    private async Task<OutboxMail?> TakeFirstAsync(string first, DateTimeOffset now, CancellationToken cancellation)
    {
        var found = db.Database.IsNpgsql() ? $"= ANY(ARRAY({first} FOR UPDATE SKIP LOCKED))" : $"= ({first})";
        // A try that a crash cut off a moment ago goes on: its letter names the same times again.
        var take = $"UPDATE mails SET claimed_until = {{2}}, tried_at = CASE WHEN tried_at > {{3}} AND tried_at <= {{0}} THEN tried_at ELSE {{0}} END WHERE id {found} RETURNING *";
        var taken = await db.Outbox
            .FromSqlRaw(take, now.UtcDateTime, LatestClaim(now), (now + Lease).UtcDateTime, (now - SameTry).UtcDateTime)
            .AsNoTracking()
            .ToListAsync(cancellation);
        return taken.SingleOrDefault();
    }

    // The clocks of two instances may be a little apart.
    private static DateTime LatestClaim(DateTimeOffset now) => (now + Lease + ClockWatch.Apart).UtcDateTime;

    // SQL, because this is said once for every mail: putting an update together from expressions costs more than the database needs for it.
    /// <returns>Whether public pages may show what came of it.</returns>
    private async Task<bool> NoteAsync(OutboxMail mail, Settlement settlement, CancellationToken cancellation)
    {
        var at = clock.GetUtcNow();
        var now = at.UtcDateTime;
        // First, as everywhere: rosters before mails, so that two transactions never wait for each other.
        var shows = false;
        foreach (var module in settlement is Settlement.Sent ? neighbours.Delivered : [])
            shows |= await module.NoteAsync(db, mail, at, cancellation);
        var attempts = mail.Attempts + 1;
        FormattableString update = settlement switch
        {
            Settlement.Sent => $"UPDATE mails SET claimed_until = NULL, tried_at = NULL, sent_at = {now}, attempts = {attempts}, failure = NULL WHERE id = {mail.Id}",
            Settlement.Voided => $"UPDATE mails SET claimed_until = NULL, tried_at = NULL, voided_at = {now} WHERE id = {mail.Id}",
            Settlement.Failed(var why, _) => $"UPDATE mails SET claimed_until = NULL, tried_at = NULL, failed_at = {now}, attempts = {attempts}, failure = {why} WHERE id = {mail.Id}",
            Settlement.Postponed(var why, var gap) => $"UPDATE mails SET claimed_until = NULL, tried_at = NULL, due_at = {now + gap}, attempts = {attempts}, failure = {why} WHERE id = {mail.Id}",
            Settlement.Deferred(var until) => $"UPDATE mails SET claimed_until = NULL, tried_at = NULL, due_at = {until.UtcDateTime} WHERE id = {mail.Id}",
            Settlement.Released => $"UPDATE mails SET claimed_until = NULL, tried_at = NULL WHERE id = {mail.Id}",
            _ => throw new ArgumentOutOfRangeException(nameof(settlement)),
        };
        await db.Database.ExecuteSqlAsync(update, cancellation);
        neighbours.Stops.Forget();
        foreach (var module in settlement is Settlement.Failed ? neighbours.Undelivered : [])
            await module.NoteAsync(db, mail, (Settlement.Failed)settlement, at, cancellation);
        return shows;
    }
}

/// <summary>What other modules have to say about mail.</summary>
/// <param name="Topics">Which edition it is about.</param>
/// <param name="Undelivered">What follows when it was given up.</param>
/// <param name="Delivered">What begins when it has left.</param>
/// <param name="Stops">What waits, and why.</param>
public sealed record MailNeighbours(IEnumerable<IMailTopic> Topics, IEnumerable<IUndelivered> Undelivered, IEnumerable<IDelivered> Delivered, MailStops Stops);
