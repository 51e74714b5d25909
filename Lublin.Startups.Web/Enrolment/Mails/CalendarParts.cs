using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.Extensions.Options;

namespace Lublin.Startups.Web.Enrolment.Mails;

/// <summary>
/// The calendar parts of letters: one for each session, each with that session's one name for ever. Calendars take the part with the higher sequence,
/// and of two with the same the one changed later; so its stamp is the last change of the session or of her place.
/// </summary>
public sealed class CalendarParts(LetterLinks links, IOptions<SiteOptions> site)
{
    public IReadOnlyList<CalendarPart> Request(Enrolment enrolment, IEnumerable<Session> sessions) =>
        [.. sessions.Select(session => Part(CalendarMethod.Request, enrolment, session))];

    public IReadOnlyList<CalendarPart> Cancel(Enrolment enrolment, IEnumerable<Session> sessions) =>
        [.. sessions.Select(session => Part(CalendarMethod.Cancel, enrolment, session))];

    private CalendarPart Part(CalendarMethod method, Enrolment enrolment, Session session)
    {
        var programme = enrolment.Edition.Programme;
        var page = links.Training(programme);
        var @event = new CalendarEvent(
            $"{session.Uid}@{links.Host}", session.Sequence, LastChange(enrolment, session),
            session.Date, session.Start, session.End, LetterPaper.TitleOf(enrolment.Edition).Text)
        {
            Location = session.Room is { } room ? $"{room.Name}, {room.Venue.Name}, {room.Venue.Address}" : method == CalendarMethod.Request ? session.OnlineLink : null,
            Description = page.AbsoluteUri,
            Url = page,
            Organizer = new(site.Value.OfficeName, site.Value.Email),
            Attendee = new(enrolment.Applicant.Name, enrolment.Applicant.Email ?? ""),
        };
        return new(method == CalendarMethod.Cancel ? "CANCEL" : "REQUEST", CalendarFile.Write(method, [@event]));
    }

    private static DateTimeOffset LastChange(Enrolment enrolment, Session session) =>
        new[] { session.ChangedAt, enrolment.ConfirmedAt, enrolment.WithdrawnAt, enrolment.CancelledByOfficeAt }.Max() ?? enrolment.EnrolledAt;
}
