using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;

namespace Lublin.Startups.Web.Reminders;

/// <summary>Puts reminders, by mail or by telephone, and their rows of the ledger in one commit.</summary>
public sealed class ReminderOutbox(OutboxWriter writer, IReminderCalls calls, TimeProvider clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <param name="db">A context that tracks nothing.</param>
    /// <param name="letterKind">The kind of letter.</param>
    /// <param name="mails">What each mail carries, the first occasion first; at least one.</param>
    public async Task<RemindersPut> PutMailsAsync(StartupsDb db, string letterKind, IReadOnlyList<List<PlannedReminder>> mails, CancellationToken cancellation)
    {
        var now = Now;
        await writer.CommitAsync(db, () =>
        {
            var rows = mails.Select(carried => (Carried: carried, Mail: MailFor(letterKind, carried[0], now))).ToList();
            db.Insert([.. rows.Select(row => row.Mail)]);
            db.Insert([.. rows.SelectMany(row => row.Carried.Select(reminder => RowOf(reminder, row.Mail.Id)))]);
            return Task.CompletedTask;
        }, showsOnPages: false, cancellation);
        return new(mails.Count, 0);
    }

    /// <param name="db">A context that tracks nothing.</param>
    /// <param name="due">What people are to be told; at least one.</param>
    public async Task<RemindersPut> PutCallsAsync(StartupsDb db, IReadOnlyList<PlannedReminder> due, CancellationToken cancellation)
    {
        var now = Now;
        await writer.CommitAsync(db, () =>
        {
            db.Insert(calls.Of(due, now), [.. due.Select(reminder => RowOf(reminder, mailId: null))]);
            return Task.CompletedTask;
        }, showsOnPages: false, cancellation);
        return new(0, due.Count);
    }

    // The mail is as unique as the first reminder that it carries.
    private static OutboxMail MailFor(string letterKind, PlannedReminder first, DateTimeOffset now) =>
        new(letterKind, first.Recipient.Subject, first.Key, first.Recipient.Language, now);

    private static Reminder RowOf(PlannedReminder reminder, long? mailId) =>
        new(reminder.Rule, reminder.Occasion.Key, reminder.Recipient.Key, reminder.PlannedFor, mailId);
}
