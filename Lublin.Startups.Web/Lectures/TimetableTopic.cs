using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Lectures;

/// <summary>A letter of the timetable to a speaker or a host is about every edition that its version has an entry of; one to a participant is about their edition, as all their mail is.</summary>
public sealed class TimetableTopic : IMailTopic
{
    public IQueryable<OutboxMail> About(StartupsDb db, IQueryable<OutboxMail> mails, IReadOnlyCollection<long> editionIds)
    {
        var (versions, sessions) = (db.TimetableVersions, db.Sessions);
        return mails.Where(mail => mail.Kind == TimetableMails.Kind && mail.SubjectType != Enrolment.SubjectType && versions.Any(version =>
            mail.Key.StartsWith(TimetableMails.Kind + ":" + version.Number + ":")
            && version.Entries.Any(entry => sessions.Any(session => session.Uid == entry.SessionUid && editionIds.Contains(session.EditionId)))));
    }
}
