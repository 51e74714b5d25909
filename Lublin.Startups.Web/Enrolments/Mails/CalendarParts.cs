using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.Extensions.Options;

namespace Lublin.Startups.Web.Enrolments.Mails;

/// <summary>
/// The calendar parts of letters: one for each session. Calendars take the part with the higher sequence, and of two with the same the one changed later; so its
/// stamp is the last change of the session or of the person's place at it.
/// </summary>
public sealed class CalendarParts(EditionCalendar calendar, IOptionsMonitor<SiteOptions> site, IOptions<MailOptions> mail)
{
    /// <summary>Puts sessions into a person's calendar, without those that they told they will miss.</summary>
    /// <param name="enrolment">Whose calendar.</param>
    /// <param name="sessions">With edition, programme and rooms.</param>
    /// <param name="absences">What the person told, by session.</param>
    public IReadOnlyList<CalendarPart> Request(Enrolment enrolment, IEnumerable<Session> sessions, IReadOnlyDictionary<long, Absence> absences) =>
        [.. sessions.Where(session => !absences.Misses(session.Id)).Select(session => new CalendarPart("REQUEST", Write(CalendarMethod.Request, enrolment, session, absences)))];

    /// <summary>Takes sessions out of a person's calendar.</summary>
    /// <inheritdoc cref="Request" path="/param"/>
    public IReadOnlyList<CalendarPart> Cancel(Enrolment enrolment, IEnumerable<Session> sessions, IReadOnlyDictionary<long, Absence> absences) =>
        [.. sessions.Select(session => new CalendarPart("CANCEL", Write(CalendarMethod.Cancel, enrolment, session, absences)))];

    private string Write(CalendarMethod method, Enrolment enrolment, Session session, IReadOnlyDictionary<long, Absence> absences)
    {
        var @event = calendar.EventFor(enrolment, session, absences.GetValueOrDefault(session.Id), withLink: method == CalendarMethod.Request) with
        {
            Organizer = new(site.CurrentValue.OfficeName, mail.Value.Sender.Address),
            Attendee = enrolment.Applicant.Email ?? "",
        };
        return CalendarFile.Write(method, [@event]);
    }
}
