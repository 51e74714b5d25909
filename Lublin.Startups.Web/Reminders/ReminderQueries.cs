using System.Runtime.CompilerServices;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Reminders;

public static class ReminderQueries
{
    private const int AddressesAtOnce = 50;

    /// <summary>What is planned from <paramref name="from"/> to <paramref name="until"/>: what, to whom, and what is with it as of <paramref name="now"/>.</summary>
    public static async Task<IReadOnlyList<PlannedReminder>> PlannedRemindersAsync(
        this StartupsDb db, IReadOnlyList<IReminderAudience> audiences, DateTimeOffset from, DateTimeOffset until, DateTimeOffset now,
        CancellationToken cancellation = default)
    {
        var sessions = await db.SessionFactsAsync(from, until + ReminderRules.LongestBefore, cancellation);
        List<PlannedReminder> planned = [];
        foreach (var audience in audiences)
        {
            await foreach (var page in db.ReminderPagesAsync(audience, sessions, now, cancellation))
                planned.AddRange(page.Where(reminder => reminder.PlannedFor >= from && reminder.PlannedFor < until));
        }

        return [.. planned.OrderBy(reminder => reminder.PlannedFor).ThenBy(reminder => reminder.Session.StartsAt)];
    }

    /// <summary>The sessions of published editions that start in a span of time, the cancelled among them.</summary>
    internal static async Task<IReadOnlyList<SessionFacts>> SessionFactsAsync(
        this StartupsDb db, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation) =>
        await db.Sessions.Where(session => session.StartsAt > from && session.StartsAt < until && session.Edition.PublishedAt != null)
            .Select(session => new SessionFacts(
                session.Id,
                session.Date,
                session.StartsAt,
                !session.Edition.Sessions.Any(earlier => earlier.CancelledAt == null && earlier.StartsAt < session.StartsAt),
                session.CancelledAt == null && session.Edition.CancelledAt == null,
                session.ChangedAt))
            .ToListAsync(cancellation);

    /// <summary>The reminders, of every state, in the order of addresses, at most 50 addresses at a time; a person is never split.</summary>
    internal static async IAsyncEnumerable<IReadOnlyList<PlannedReminder>> ReminderPagesAsync(
        this StartupsDb db, IReminderAudience audience, IReadOnlyList<SessionFacts> sessions, DateTimeOffset now,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        var byId = sessions.ToDictionary(session => session.Id);
        foreach (var addresses in (await audience.AddressesAsync(byId.Keys, cancellation)).Chunk(AddressesAtOnce))
            yield return await db.RemindersOfAsync(await audience.RecipientsAsync(byId.Keys, addresses[0], addresses[^1], cancellation), byId, now, cancellation);
    }

    private static async Task<IReadOnlyList<PlannedReminder>> RemindersOfAsync(
        this StartupsDb db, IReadOnlyList<ReminderRecipient> recipients, Dictionary<long, SessionFacts> byId, DateTimeOffset now, CancellationToken cancellation)
    {
        var keys = recipients.Select(recipient => recipient.Key).Distinct(StringComparer.Ordinal).ToArray();
        var ids = byId.Keys.ToArray();
        var ledger = await db.Reminders
            .Where(reminder => ids.Contains(reminder.SessionId) && keys.Contains(reminder.Recipient))
            .Select(reminder => new { reminder.Rule, reminder.SessionId, reminder.Recipient, reminder.PlannedFor })
            .ToListAsync(cancellation);
        var sent = ledger.Select(row => (row.Rule, row.SessionId, row.Recipient, row.PlannedFor)).ToHashSet();
        return
        [
            .. from recipient in recipients
               let session = byId[recipient.SessionId]
               from rule in ReminderRules.For(session.IsFirst)
               let plannedFor = ReminderRules.PlannedFor(rule, session.Date)
               let isSent = sent.Contains((rule, session.Id, recipient.Key, plannedFor))
               select new PlannedReminder(rule, session, recipient, plannedFor, ReminderPlan.Decide(rule, session, recipient.Facts, isSent, now)),
        ];
    }
}

/// <summary>One reminder of the plan: what, to whom, when, and what is with it.</summary>
public sealed record PlannedReminder(
    ReminderRule Rule, SessionFacts Session, ReminderRecipient Recipient, DateTimeOffset PlannedFor, ReminderAnswer Answer);
