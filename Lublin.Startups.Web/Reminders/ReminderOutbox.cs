using System.Globalization;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;

namespace Lublin.Startups.Web.Reminders;

/// <summary>Puts reminder mails and their rows of the ledger in one commit.</summary>
public sealed class ReminderOutbox(Writer writer, OutboxSignal signal, TimeProvider clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <param name="db">A context that tracks nothing.</param>
    /// <param name="letterKind">The kind of letter.</param>
    /// <param name="mails">What each mail carries, the first session first; at least one.</param>
    public async Task PutAsync(StartupsDb db, string letterKind, IReadOnlyList<List<PlannedReminder>> mails, CancellationToken cancellation)
    {
        var now = Now;
        await writer.CommitAsync(db, () =>
        {
            var rows = mails.Select(carried => (Carried: carried, Mail: MailFor(letterKind, carried[0], now))).ToList();
            db.Insert([.. rows.Select(row => row.Mail)]);
            db.Insert([.. rows.SelectMany(row => row.Carried.Select(reminder =>
                new Reminder(reminder.Rule, reminder.Session.Id, reminder.Recipient.Key, reminder.PlannedFor, row.Mail.Id)))]);
            return Task.CompletedTask;
        }, showsOnPages: false, cancellation);
        signal.Wake();
    }

    private static OutboxMail MailFor(string letterKind, PlannedReminder first, DateTimeOffset now) =>
        new(letterKind, first.Recipient.SubjectId, KeyOf(first), first.Recipient.Language, now);

    // The mail is as unique as the first reminder that it carries.
    private static string KeyOf(PlannedReminder first) => string.Create(
        CultureInfo.InvariantCulture,
        $"reminder:{first.Session.Id}:{first.Recipient.Key}:{first.Rule}:{first.PlannedFor.UtcDateTime:yyyyMMddHHmm}");
}
