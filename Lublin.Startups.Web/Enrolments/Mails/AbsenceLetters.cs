using System.Globalization;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Enrolments.Mails;

/// <summary>The person told that they will miss one session: it leaves their calendar.</summary>
public sealed class WillMissLetter(StartupsDb db, EnrolmentPaper paper, CalendarParts calendar, TimeProvider clock) : SessionLetter(db, paper, clock, "WillMiss.")
{
    public override string Kind => RosterMails.WillMiss;

    protected override bool IsStillTrue(OutboxMail mail, Session session, Absence? absence) => AbsenceLetters.IsNewest(mail, session, absence);

    protected override IReadOnlyList<CalendarPart> Calendar(Enrolment enrolment, Session session, IReadOnlyDictionary<long, Absence> absences) =>
        calendar.Cancel(enrolment, [session], absences);
}

/// <summary>The person comes after all: the session is back in their calendar.</summary>
public sealed class WillComeLetter(StartupsDb db, EnrolmentPaper paper, CalendarParts calendar, TimeProvider clock) : SessionLetter(db, paper, clock, "WillCome.")
{
    public override string Kind => RosterMails.WillCome;

    protected override bool IsStillTrue(OutboxMail mail, Session session, Absence? absence) => AbsenceLetters.IsNewest(mail, session, absence);

    protected override IReadOnlyList<CalendarPart> Calendar(Enrolment enrolment, Session session, IReadOnlyDictionary<long, Absence> absences) =>
        calendar.Request(enrolment, [session], absences);
}

internal static class AbsenceLetters
{
    /// <summary>Whether nothing was told or ended since the mail was put.</summary>
    public static bool IsNewest(OutboxMail mail, Session session, Absence? absence) =>
        session.CancelledAt is null && absence is not null
        && int.Parse(mail.FactKey.AsSpan(mail.FactKey.LastIndexOf(':') + 1), CultureInfo.InvariantCulture) == absence.Turns;
}
