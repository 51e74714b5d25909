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
public sealed class CalendarParts(EditionCalendar calendar, IOptionsMonitor<SiteOptions> site, IOptions<MailOptions> mail)
{
    public IReadOnlyList<CalendarPart> Request(Enrolment enrolment, IEnumerable<Session> sessions) =>
        [.. sessions.Select(session => new CalendarPart("REQUEST", Write(CalendarMethod.Request, enrolment, session)))];

    public IReadOnlyList<CalendarPart> Cancel(Enrolment enrolment, IEnumerable<Session> sessions) =>
        [.. sessions.Select(session => new CalendarPart("CANCEL", Write(CalendarMethod.Cancel, enrolment, session)))];

    private string Write(CalendarMethod method, Enrolment enrolment, Session session)
    {
        var @event = calendar.EventOf(session, withLink: method == CalendarMethod.Request) with
        {
            ChangedAt = LastChange(enrolment, session),
            Organizer = new(site.CurrentValue.OfficeName, mail.Value.Sender.Address),
            Attendee = enrolment.Applicant.Email ?? "",
        };
        return CalendarFile.Write(method, [@event]);
    }

    private static DateTimeOffset LastChange(Enrolment enrolment, Session session) =>
        new[] { session.ChangedAt, enrolment.ConfirmedAt, enrolment.WithdrawnAt, enrolment.CancelledByOfficeAt }.Max() ?? enrolment.EnrolledAt;
}
