using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Reminders;

namespace Lublin.Startups.Web.Lectures;

/// <summary>An invitation is about the lecture it invites to; a letter before or after lectures about every one that it names.</summary>
public sealed class SpeakerTopic : IMailTopic
{
    public IQueryable<OutboxMail> About(StartupsDb db, IQueryable<OutboxMail> mails, IReadOnlyCollection<long> editionIds)
    {
        var (invitations, reminders, sessions) = (db.Invitations, db.Reminders, db.Sessions);
        return mails.Where(mail =>
            (mail.Kind == SpeakerMails.Invitation && invitations.Any(invitation => editionIds.Contains(invitation.EditionId) && mail.Key.StartsWith(SpeakerMails.Invitation + ":" + invitation.Id + ":")))
            || (mail.Kind == SpeakerMails.Reminder && reminders.Any(reminder => reminder.MailId == (mail.RepeatOf ?? mail.Id) && sessions.Any(session => editionIds.Contains(session.EditionId)
                && (reminder.Occasion == SessionOccasions.KeyPrefix + session.Id || reminder.Occasion == AfterOccasions.CountPrefix + session.Id || reminder.Occasion == AfterOccasions.ThanksPrefix + session.EditionId)))));
    }
}
