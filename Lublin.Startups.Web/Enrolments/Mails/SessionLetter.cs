using System.Text.Json;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Enrolments.Mails;

/// <summary>One session more or less, of an edition or for one person, told to people with a place. Nothing is told of a session that is over.</summary>
/// <param name="what">The beginning of its words.</param>
public abstract class SessionLetter(StartupsDb db, EnrolmentPaper paper, TimeProvider clock, string what) : ILetter
{
    public abstract string Kind { get; }

    public async Task<Letter?> WriteAsync(OutboxMail mail, CancellationToken cancellation)
    {
        var told = JsonSerializer.Deserialize<ToldOf>(mail.Details ?? "") ?? throw new JsonException("A letter about a session says which.");
        if (await db.EnrolmentForLetterAsync(mail.SubjectId, cancellation) is not { State: EnrolmentState.Confirmed } enrolment)
            return null;
        var session = enrolment.Edition.Sessions.Single(session => session.Id == told.SessionId);
        var (now, absences) = (clock.GetUtcNow(), await db.AbsencesOfAsync(enrolment.Id, cancellation));
        if (session.StartsAt <= now || !IsStillTrue(mail, session, absences.GetValueOrDefault(session.Id)))
            return null;

        var content = new SessionContent(
            what,
            EnrolmentPaper.Meeting(session.Plan, paper.PlaceOf(session.Room), forConfirmed: session.CancelledAt is null),
            session.CancelReason,
            paper.Edition(enrolment, enrolment.Edition.Held.Where(other => other.EndsAt > now && !absences.Misses(other.Id)), forConfirmed: true),
            paper.Links.My(enrolment),
            paper.Cancelling(enrolment, now));
        var subject = paper.Words[what + "Subject", content.Edition.Title, EnrolmentPaper.When(session)];
        return await paper.WriteAsync<SessionBody, SessionContent>(enrolment, subject, content, Calendar(enrolment, session, absences));
    }

    /// <summary>Whether nothing that happened since makes it untrue.</summary>
    protected abstract bool IsStillTrue(OutboxMail mail, Session session, Absence? absence);

    protected abstract IReadOnlyList<CalendarPart> Calendar(Enrolment enrolment, Session session, IReadOnlyDictionary<long, Absence> absences);
}

/// <summary>The edition has one session more.</summary>
public sealed class SessionAddedLetter(StartupsDb db, EnrolmentPaper paper, CalendarParts calendar, TimeProvider clock) : SessionLetter(db, paper, clock, "SessionAdded.")
{
    public override string Kind => RosterMails.SessionAdded;

    // Where it is by now is what the person needs to know; a move since then is told by a letter of its own as well.
    protected override bool IsStillTrue(OutboxMail mail, Session session, Absence? absence) => session.CancelledAt is null;

    protected override IReadOnlyList<CalendarPart> Calendar(Enrolment enrolment, Session session, IReadOnlyDictionary<long, Absence> absences) => calendar.Request(enrolment, [session], absences);
}

/// <summary>One session does not take place, the others do.</summary>
public sealed class SessionCancelledLetter(StartupsDb db, EnrolmentPaper paper, CalendarParts calendar, TimeProvider clock) : SessionLetter(db, paper, clock, "SessionCancelled.")
{
    public override string Kind => RosterMails.SessionCancelled;

    protected override bool IsStillTrue(OutboxMail mail, Session session, Absence? absence) => session.CancelledAt is not null;

    protected override IReadOnlyList<CalendarPart> Calendar(Enrolment enrolment, Session session, IReadOnlyDictionary<long, Absence> absences) => calendar.Cancel(enrolment, [session], absences);
}

/// <param name="What">The beginning of its words.</param>
/// <param name="Session">The one it is about.</param>
/// <param name="Reason">In the words of the office, in Polish.</param>
/// <param name="Edition">With the sessions that are still to come.</param>
/// <param name="My">The person's page.</param>
/// <param name="Cancelling">If it does not suit the person.</param>
public sealed record SessionContent(string What, MeetingFacts Session, string? Reason, EditionFacts Edition, Uri My, CancelFacts Cancelling);
