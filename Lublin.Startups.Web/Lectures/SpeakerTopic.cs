using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Reminders;

namespace Lublin.Startups.Web.Lectures;

/// <summary>An invitation is about the lecture it invites to; a letter before or after lectures about every one that it names; one to those in a room about what they speak or host there.</summary>
public sealed class SpeakerTopic : IMailTopic
{
    public IQueryable<OutboxMail> About(StartupsDb db, IQueryable<OutboxMail> mails, IReadOnlyCollection<long> editionIds)
    {
        var (invitations, reminders, sessions, announcements, lectures) = (db.Invitations, db.Reminders, db.Sessions, db.Announcements, db.Lectures);
        return mails.Where(mail =>
            (mail.Kind == SpeakerMails.Invitation && invitations.Any(invitation => editionIds.Contains(invitation.EditionId) && mail.Key.StartsWith(SpeakerMails.Invitation + ":" + invitation.Id + ":")))
            || (mail.Kind == SpeakerMails.Reminder && reminders.Any(reminder => reminder.MailId == (mail.RepeatOf ?? mail.Id) && sessions.Any(session => editionIds.Contains(session.EditionId)
                && (reminder.Occasion == SessionOccasions.KeyPrefix + session.Id || reminder.Occasion == AfterOccasions.CountPrefix + session.Id || reminder.Occasion == AfterOccasions.ThanksPrefix + session.EditionId))))
            || (mail.Kind == SpeakerMails.Room && announcements.Any(announcement => mail.Key.StartsWith(SpeakerMails.Room + ":" + announcement.Id + ":")
                && sessions.Any(session => editionIds.Contains(session.EditionId) && session.RoomId == announcement.RoomId && session.Date == announcement.Date
                    && (mail.SubjectType == PresenterPeople.Of ? session.Led.Any(led => led.PresenterId == mail.SubjectId) : lectures.Any(lecture => lecture.EditionId == session.EditionId && lecture.HostId == mail.SubjectId))))));
    }
}
