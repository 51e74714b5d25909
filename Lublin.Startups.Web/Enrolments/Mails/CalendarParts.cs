using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
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
    /// <inheritdoc cref="Request(Enrolment, IEnumerable{Session}, IReadOnlyDictionary{long, Absence})" path="/param"/>
    public IReadOnlyList<CalendarPart> Cancel(Enrolment enrolment, IEnumerable<Session> sessions, IReadOnlyDictionary<long, Absence> absences) =>
        [.. sessions.Select(session => new CalendarPart("CANCEL", Write(CalendarMethod.Cancel, enrolment, session, absences)))];

    /// <summary>Puts a session into the calendar of a speaker or a host.</summary>
    /// <param name="to">The recipient of the letter.</param>
    /// <param name="whose">The person, by whom the event is told from those of others in the same mailbox.</param>
    /// <param name="session">With edition, programme and rooms.</param>
    /// <param name="part">How the person stands towards it.</param>
    public CalendarPart Request(Addressee to, SubjectKey whose, Session session, CalendarTurn part) =>
        new("REQUEST", Write(CalendarMethod.Request, calendar.EventFor(whose, session, part, withLink: true), to.Address));

    /// <summary>Takes the session out of their calendar.</summary>
    /// <inheritdoc cref="Request(Addressee, SubjectKey, Session, CalendarTurn)" path="/param"/>
    public CalendarPart Cancel(Addressee to, SubjectKey whose, Session session, CalendarTurn part) =>
        new("CANCEL", Write(CalendarMethod.Cancel, calendar.EventFor(whose, session, part, withLink: false), to.Address));

    private string Write(CalendarMethod method, Enrolment enrolment, Session session, IReadOnlyDictionary<long, Absence> absences) => Write(
        method,
        calendar.EventFor(enrolment, session, absences.GetValueOrDefault(session.Id), withLink: method == CalendarMethod.Request),
        enrolment.Applicant.Email ?? "");

    private string Write(CalendarMethod method, CalendarEvent @event, string attendee) => CalendarFile.Write(
        method, [@event with { Organizer = new(site.CurrentValue.OfficeName, mail.Value.Sender.Address), Attendee = attendee }]);
}
