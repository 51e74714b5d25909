using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Reminders;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Kids;

/// <summary>Letters before meetings of groups.</summary>
public static class HoldingMails
{
    /// <summary>To the teacher of a group, its host, or those who lead its meetings.</summary>
    public const string Reminder = "meeting-reminder";
}

/// <summary>A letter before meetings is about the season of every one that it names.</summary>
public sealed class HoldingTopic : IMailTopic
{
    public IQueryable<OutboxMail> About(StartupsDb db, IQueryable<OutboxMail> mails, IReadOnlyCollection<long> editionIds)
    {
        var (reminders, sessions) = (db.Reminders, db.Sessions);
        return mails.Where(mail => mail.Kind == HoldingMails.Reminder && reminders.Any(reminder => reminder.MailId == (mail.RepeatOf ?? mail.Id)
            && sessions.Any(session => editionIds.Contains(session.EditionId) && reminder.Occasion == SessionOccasions.KeyPrefix + session.Id)));
    }
}

/// <summary>Whom a reminder of the day before did not reach is called, and asked for another address when a server refused theirs.</summary>
public sealed class UndeliveredBeforeMeetings : IUndelivered
{
    public async Task NoteAsync(StartupsDb db, OutboxMail mail, Settlement.Failed failed, DateTimeOffset now, CancellationToken cancellation)
    {
        if (!string.Equals(mail.Kind, HoldingMails.Reminder, StringComparison.Ordinal))
            return;
        var first = mail.RepeatOf ?? mail.Id;
        var carried = await db.Reminders.AsNoTracking().Where(row => row.MailId == first && row.Rule == ReminderRule.DayBefore).ToListAsync(cancellation);
        var sessions = SessionOccasions.IdsOf(carried.Select(row => row.Occasion));
        var starts = await db.Sessions.Where(session => sessions.Contains(session.Id)).ToDictionaryAsync(session => session.Id, session => session.StartsAt, cancellation);
        List<PhoneCall> calls =
        [
            .. carried.Select(row => PhoneCall.OfReminder(SubjectKey.Parse(row.Recipient), row.Occasion, row.Key, now, starts[SessionOccasions.IdOf(row.Occasion)!.Value])),
        ];
        if (failed.RefusedAddress is not null && AddressCalls.For(mail, now) is { } asked)
            calls.Add(asked);
        await db.PutOnceAsync(calls, cancellation);
    }
}
