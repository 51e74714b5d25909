using System.Globalization;
using System.Text.Json;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Enrolments.Mails;

/// <summary>A session has another time, place or link; a later move takes the reason from the letter about an earlier one, and tells what that one would have told.</summary>
public sealed class MovedLetter(StartupsDb db, EnrolmentPaper paper, CalendarParts calendar, TimeProvider clock) : ILetter
{
    public string Kind => RosterMails.Moved;

    public async Task<Letter?> WriteAsync(OutboxMail mail, CancellationToken cancellation)
    {
        var moved = MovedFrom(mail);
        if (await db.EnrolmentForLetterAsync(mail.SubjectId, cancellation) is not { State: EnrolmentState.Confirmed } enrolment)
            return null;
        var session = enrolment.Edition.Sessions.Single(session => session.Id == moved.SessionId);
        if (session.CancelledAt is not null || session.StartsAt <= clock.GetUtcNow() || await IsMovedSinceAsync(mail, session, cancellation))
            return null;

        var before = await LastToldAsync(mail, moved, cancellation);
        if (before == session.Plan)
            return null;
        var change = ChangeOf(before, session.Plan);
        var absences = await db.AbsencesOfAsync(enrolment.Id, cancellation);
        var parts = calendar.Request(enrolment, [session], absences);
        var content = new MovedContent(
            paper.Edition(enrolment, [session], forConfirmed: true),
            change,
            await BeforeAsync(before, session, cancellation),
            absences.GetValueOrDefault(session.Id) is { DateMovedAt: not null },
            parts.Count > 0,
            paper.Links.My(enrolment),
            paper.Cancelling(enrolment, clock.GetUtcNow()));
        var subject = paper.Words["Moved.Subject." + change, content.Edition.Title, EnrolmentPaper.When(session)];
        return await paper.WriteAsync<MovedBody, MovedContent>(enrolment, subject, content, parts);
    }

    private static MovedFrom MovedFrom(OutboxMail mail) =>
        JsonSerializer.Deserialize<MovedFrom>(mail.Details ?? "") ?? throw new JsonException("A letter about a move says from where.");

    // Where the session was when the person was last told of it: none of the letters that were put since went out.
    private async Task<SessionPlan> LastToldAsync(OutboxMail mail, MovedFrom moved, CancellationToken cancellation)
    {
        var earlier = await db.Outbox.AsNoTracking()
            .Where(other => other.Kind == RosterMails.Moved && other.SubjectId == mail.SubjectId && other.Id < (mail.RepeatOf ?? mail.Id))
            .OrderByDescending(other => other.Id).ToListAsync(cancellation);
        return earlier.Where(other => MovedFrom(other).SessionId == moved.SessionId).TakeWhile(other => other.SentAt is null)
            .Aggregate(moved.Before, (_, other) => MovedFrom(other).Before);
    }

    // Not by the session's sequence: it rises by what other letters tell, too.
    private Task<bool> IsMovedSinceAsync(OutboxMail mail, Session session, CancellationToken cancellation)
    {
        var (first, moves) = (mail.RepeatOf ?? mail.Id, string.Create(CultureInfo.InvariantCulture, $"{RosterMails.Moved}:{mail.SubjectId}:{session.Id}:"));
        return db.Outbox.AnyAsync(
            other => other.Kind == RosterMails.Moved && other.SubjectId == mail.SubjectId && other.Id > first && other.RepeatOf == null && other.Key.StartsWith(moves), cancellation);
    }

    private static MovedWhat ChangeOf(SessionPlan before, SessionPlan now)
    {
        var time = (before.Date, before.Start, before.End) != (now.Date, now.Start, now.End);
        var place = before.RoomId != now.RoomId;
        return (time, place) switch
        {
            (true, true) => MovedWhat.TimeAndPlace,
            (true, false) => MovedWhat.Time,
            (false, true) => MovedWhat.Place,
            _ => MovedWhat.Link,
        };
    }

    private async Task<MeetingFacts> BeforeAsync(SessionPlan before, Session session, CancellationToken cancellation)
    {
        var room = before.RoomId == session.RoomId
            ? session.Room
            : await db.Set<Room>().AsNoTracking().Include(room => room.Venue).SingleOrDefaultAsync(room => room.Id == before.RoomId, cancellation);
        return EnrolmentPaper.Meeting(before, paper.PlaceOf(room), forConfirmed: false);
    }
}

public enum MovedWhat
{
    Time,
    Place,
    TimeAndPlace,
    Link,
}

/// <param name="Edition">With the moved session as it is now.</param>
/// <param name="What">What of it changed.</param>
/// <param name="Before">The session as it was.</param>
/// <param name="IsAskedAgain">Whether the person had told that they cannot come on the date before.</param>
/// <param name="HasCalendar">Whether their calendar is told: not of a date that they will miss.</param>
/// <param name="My">The person's page.</param>
/// <param name="Cancelling">If the new time does not suit the person.</param>
public sealed record MovedContent(EditionFacts Edition, MovedWhat What, MeetingFacts Before, bool IsAskedAgain, bool HasCalendar, Uri My, CancelFacts Cancelling);
