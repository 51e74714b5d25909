using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Reminders;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>Mail to participants is about the edition they enrolled in; a reminder about every edition whose sessions it names. Links that somebody asked for, and letters about an address, are about none.</summary>
public sealed class ParticipantMail : IMailTopic
{
    public IQueryable<OutboxMail> About(StartupsDb db, IQueryable<OutboxMail> mails, IReadOnlyCollection<long> editionIds)
    {
        var (enrolments, reminders, sessions) = (db.Enrolments, db.Reminders, db.Sessions);
        return mails.Where(mail => mail.Kind != RosterMails.Links && mail.Kind != RosterMails.NewAddress && mail.Kind != RosterMails.FormerAddress && mail.SubjectType == Enrolment.SubjectType && (
            enrolments.Any(enrolment => enrolment.Id == mail.SubjectId && editionIds.Contains(enrolment.EditionId))
            || (mail.Kind == RosterMails.Reminder && reminders.Any(reminder => reminder.MailId == (mail.RepeatOf ?? mail.Id)
                && sessions.Any(session => reminder.Occasion == SessionOccasions.KeyPrefix + session.Id && editionIds.Contains(session.EditionId))))));
    }
}
