using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Reminders;

/// <summary>Puts into the outbox what the plan says is due. It may run as often and in as many instances as it likes: the ledger has each reminder once.</summary>
public sealed partial class ReminderDesk(StartupsDb db, ReminderAudiences audiences, ReminderOutbox outbox, ILogger<ReminderDesk> logger)
{
    /// <summary>Puts every reminder that is due, a page of addresses in one commit.</summary>
    /// <returns>How many mails were put.</returns>
    public async Task<int> PutDueAsync(CancellationToken cancellation = default)
    {
        var now = outbox.Now;
        if (!AwakeHours.Include(now))
            return 0;
        var sessions = (await db.SessionFactsAsync(now, now + ReminderRules.LongestBefore, cancellation)).Where(session => IsOpen(session, now)).ToList();
        var put = 0;
        foreach (var audience in sessions.Count == 0 ? [] : audiences.All)
            put += await PutDueAsync(audience, sessions, now, cancellation);
        return put;
    }

    /// <summary>For staff: what goes out in a span of time, to whom, and what is skipped and why.</summary>
    public Task<IReadOnlyList<PlannedReminder>> PlannedAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation = default) =>
        db.PlannedRemindersAsync(audiences.All, from, until, outbox.Now, cancellation);

    /// <summary>For staff: everybody concerned by one rule and one session.</summary>
    public Task<IReadOnlyList<PlannedReminder>> PlannedAsync(long sessionId, ReminderRule rule, CancellationToken cancellation = default) =>
        db.PlannedRemindersAsync(audiences.All, sessionId, rule, outbox.Now, cancellation);

    private static bool IsOpen(SessionFacts session, DateTimeOffset now) =>
        session.IsHeld && ReminderRules.For(session.IsFirst)
            .Any(rule => ReminderRules.PlannedFor(rule, session.Date) <= now && now < ReminderRules.MissedFrom(rule, session.StartsAt));

    private async Task<int> PutDueAsync(IReminderAudience audience, List<SessionFacts> sessions, DateTimeOffset now, CancellationToken cancellation)
    {
        var put = 0;
        await foreach (var page in db.ReminderPagesAsync(audience, sessions, now, cancellation))
        {
            var mails = page.Where(reminder => reminder.Answer.State == ReminderState.Due)
                .GroupBy(reminder => (reminder.Recipient.Person, Warsaw.DateOf(reminder.PlannedFor)))
                .Select(morning => morning.OrderBy(reminder => reminder.Session.StartsAt).ThenBy(reminder => reminder.Recipient.SubjectId).ToList()).ToList();
            if (mails.Count == 0)
                continue;
            try
            {
                await outbox.PutAsync(db, audience.LetterKind, mails, cancellation);
                put += mails.Count;
            }
            catch (DbUpdateException failure) when (failure.IsTaken())
            {
                // Another instance put some of them at this very moment; the next run puts what is still missing.
                LogOvertaken(mails.Count);
            }
            finally
            {
                db.ChangeTracker.Clear();
            }
        }

        return put;
    }

    [LoggerMessage(1, LogLevel.Information, "Another instance was faster with some of {Count} reminder mails")]
    private partial void LogOvertaken(int count);
}
