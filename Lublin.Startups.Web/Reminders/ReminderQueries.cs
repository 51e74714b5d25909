using System.Runtime.CompilerServices;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Reminders;

public static class ReminderQueries
{
    private const int AddressesAtOnce = 50;

    /// <summary>
    /// What is planned from <paramref name="from"/> to <paramref name="until"/>: what, to whom, and what is with it as of <paramref name="now"/>. The same number of
    /// queries, however many sessions and people.
    /// </summary>
    public static async Task<IReadOnlyList<PlannedReminder>> PlannedRemindersAsync(
        this StartupsDb db, IReadOnlyList<IReminderAudience> audiences, DateTimeOffset from, DateTimeOffset until, DateTimeOffset now,
        CancellationToken cancellation = default)
    {
        var sessions = await db.SessionFactsAsync(from, until + ReminderRules.LongestBefore, cancellation);
        var planned = await db.RemindersOfAsync(audiences, [.. sessions.Where(session => IsPlanned(session))], now, cancellation);
        return [.. planned.Where(reminder => IsWithin(reminder.PlannedFor)).OrderBy(reminder => reminder.PlannedFor).ThenBy(reminder => reminder.Session.StartsAt)];

        bool IsPlanned(SessionFacts session) => ReminderRules.For(session.IsFirst).Any(rule => IsWithin(ReminderRules.PlannedFor(rule, session.Date)));
        bool IsWithin(DateTimeOffset plannedFor) => plannedFor >= from && plannedFor < until;
    }

    /// <summary>Everybody concerned by one rule and one session, and what is with it; the same number of queries, however many people.</summary>
    public static async Task<IReadOnlyList<PlannedReminder>> PlannedRemindersAsync(
        this StartupsDb db, IReadOnlyList<IReminderAudience> audiences, long sessionId, ReminderRule rule, DateTimeOffset now, CancellationToken cancellation = default)
    {
        var sessions = await Facts(db.Sessions.Where(session => session.Id == sessionId)).ToListAsync(cancellation);
        var planned = await db.RemindersOfAsync(audiences, sessions, now, cancellation);
        return [.. planned.Where(reminder => reminder.Rule == rule).OrderBy(reminder => reminder.Recipient.SubjectId)];
    }

    /// <summary>The sessions of published editions that start in a span of time, the cancelled among them.</summary>
    internal static async Task<IReadOnlyList<SessionFacts>> SessionFactsAsync(
        this StartupsDb db, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation) =>
        await Facts(db.Sessions.Where(session => session.StartsAt > from && session.StartsAt < until)).ToListAsync(cancellation);

    private static IQueryable<SessionFacts> Facts(IQueryable<Session> sessions) =>
        sessions.Where(session => session.Edition.PublishedAt != null)
            .Select(session => new SessionFacts(
                session.Id,
                session.Date,
                session.StartsAt,
                !session.Edition.Sessions.Any(earlier => earlier.CancelledAt == null && earlier.StartsAt < session.StartsAt),
                session.CancelledAt == null && session.Edition.CancelledAt == null,
                session.ChangedAt,
                session.Edition.Sessions
                    .Where(other => other.CancelledAt != null ? other.StartsAt < session.StartsAt : other.Sequence > 0 && other.StartsAt > session.StartsAt)
                    .Max(other => other.ChangedAt)));

    /// <summary>The reminders, of every state, in the order of addresses, at most 50 addresses at a time; a person is never split.</summary>
    internal static async IAsyncEnumerable<IReadOnlyList<PlannedReminder>> ReminderPagesAsync(
        this StartupsDb db, IReminderAudience audience, IReadOnlyList<SessionFacts> sessions, DateTimeOffset now,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        var byId = sessions.ToDictionary(session => session.Id);
        foreach (var addresses in (await audience.AddressesAsync(byId.Keys, cancellation)).Chunk(AddressesAtOnce))
            yield return await db.RemindersOfAsync(await audience.RecipientsAsync(byId.Keys, addresses[0], addresses[^1], cancellation), byId, now, cancellation);
    }

    private static async Task<List<PlannedReminder>> RemindersOfAsync(
        this StartupsDb db, IReadOnlyList<IReminderAudience> audiences, IReadOnlyCollection<SessionFacts> sessions, DateTimeOffset now, CancellationToken cancellation)
    {
        List<PlannedReminder> planned = [];
        var byId = sessions.ToDictionary(session => session.Id);
        var sent = await SentAsync(db.Reminders.Where(reminder => byId.Keys.Contains(reminder.SessionId)), cancellation);
        foreach (var audience in audiences)
        {
            if (await audience.AddressesAsync(byId.Keys, cancellation) is { Count: > 0 } addresses)
                planned.AddRange(Decided(await audience.RecipientsAsync(byId.Keys, addresses[0], addresses[^1], cancellation), byId, sent, now));
        }

        return planned;
    }

    private static async Task<IReadOnlyList<PlannedReminder>> RemindersOfAsync(
        this StartupsDb db, IReadOnlyList<ReminderRecipient> recipients, Dictionary<long, SessionFacts> byId, DateTimeOffset now, CancellationToken cancellation)
    {
        var keys = recipients.Select(recipient => recipient.Key).Distinct(StringComparer.Ordinal).ToArray();
        var ids = byId.Keys.ToArray();
        var sent = await SentAsync(db.Reminders.Where(reminder => ids.Contains(reminder.SessionId) && keys.Contains(reminder.Recipient)), cancellation);
        return [.. Decided(recipients, byId, sent, now)];
    }

    private static async Task<HashSet<(ReminderRule Rule, long SessionId, string Recipient, DateTimeOffset PlannedFor)>> SentAsync(
        IQueryable<Reminder> reminders, CancellationToken cancellation)
    {
        var ledger = await reminders.Select(reminder => new { reminder.Rule, reminder.SessionId, reminder.Recipient, reminder.PlannedFor }).ToListAsync(cancellation);
        return [.. ledger.Select(row => (row.Rule, row.SessionId, row.Recipient, row.PlannedFor))];
    }

    private static IEnumerable<PlannedReminder> Decided(
        IEnumerable<ReminderRecipient> recipients,
        Dictionary<long, SessionFacts> byId,
        HashSet<(ReminderRule Rule, long SessionId, string Recipient, DateTimeOffset PlannedFor)> sent,
        DateTimeOffset now) =>
        from recipient in recipients
        let session = byId[recipient.SessionId]
        from rule in ReminderRules.For(session.IsFirst)
        let plannedFor = ReminderRules.PlannedFor(rule, session.Date)
        let isSent = sent.Contains((rule, session.Id, recipient.Key, plannedFor))
        select new PlannedReminder(rule, session, recipient, plannedFor, ReminderPlan.Decide(rule, session, recipient.Facts, isSent, now));
}

/// <summary>One reminder of the plan: what, to whom, when, and what is with it.</summary>
public sealed record PlannedReminder(
    ReminderRule Rule, SessionFacts Session, ReminderRecipient Recipient, DateTimeOffset PlannedFor, ReminderAnswer Answer);
