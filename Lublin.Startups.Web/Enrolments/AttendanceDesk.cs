using System.Globalization;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>Marks who was at a session. Two people mark at once: each mark is of one person, the last one counts, and the history keeps both.</summary>
public sealed class AttendanceDesk(StartupsDb db, Writer writer, TimeProvider clock)
{
    /// <summary>How long before the start the list opens.</summary>
    public static readonly TimeSpan OpensBefore = TimeSpan.FromMinutes(60);

    /// <summary>From when people can be marked.</summary>
    public static DateTimeOffset OpensAt(Session session) => session.StartsAt - OpensBefore;

    /// <summary>The turn for marking people of a session.</summary>
    internal static string TurnOf(long sessionId) => string.Create(CultureInfo.InvariantCulture, $"attendance:{sessionId}");

    /// <summary>Marks one person, or takes their mark back.</summary>
    /// <param name="sessionId">Which session.</param>
    /// <param name="enrolmentId">Who.</param>
    /// <param name="mark">Null takes the mark back.</param>
    /// <param name="actor">The member of staff.</param>
    public Task<MarkOutcome> MarkAsync(long sessionId, long enrolmentId, AttendanceMark? mark, string actor) =>
        OnSessionAsync(sessionId, async (session, now) =>
        {
            if (now < OpensAt(session))
                return MarkOutcome.TooEarly;
            var known = await db.Attendance.SingleOrDefaultAsync(row => row.SessionId == sessionId && row.EnrolmentId == enrolmentId);
            if (known is null && !await db.Enrolments.OnList(session.EditionId).AnyAsync(enrolment => enrolment.Id == enrolmentId))
                return MarkOutcome.NotOnList;
            if (known?.Mark != mark)
                Note(session, enrolmentId, known, mark, actor, now);
            return MarkOutcome.Done;
        });

    /// <summary>Closes the list: people without a mark were absent. From the start of the session on.</summary>
    public Task<MarkOutcome> CloseAsync(long sessionId, string actor) =>
        OnSessionAsync(sessionId, async (session, now) =>
        {
            if (now < session.StartsAt)
                return MarkOutcome.TooEarly;
            var marked = db.Attendance.Where(row => row.SessionId == sessionId).Select(row => row.EnrolmentId);
            var unmarked = await db.Enrolments.OnList(session.EditionId).Where(enrolment => !marked.Contains(enrolment.Id)).Select(enrolment => enrolment.Id).Order().ToListAsync();
            foreach (var enrolmentId in unmarked)
                Note(session, enrolmentId, known: null, new(Presence.Absent), actor, now);
            if (unmarked.Count > 0)
                db.Add(new History("session", sessionId, "ListClosed", actor, now, new Changes().Note("absent", 0, unmarked.Count).ToJson()));
            return MarkOutcome.Done;
        });

    private Task<MarkOutcome> OnSessionAsync(long sessionId, Func<Session, DateTimeOffset, Task<MarkOutcome>> deed) =>
        writer.CommitAsync(
            db,
            async () =>
            {
                await db.Database.TakeTurnAsync(TurnOf(sessionId));
                var session = await db.Sessions.Held().SingleOrDefaultAsync(session => session.Id == sessionId);
                return session is null ? MarkOutcome.NotHeld : await deed(session, clock.GetUtcNow());
            },
            showsOnPages: _ => false);

    private void Note(Session session, long enrolmentId, Attendance? known, AttendanceMark? mark, string actor, DateTimeOffset now)
    {
        var before = known?.Mark;
        if (mark is not { } said)
            db.Remove(known!);
        else if (known is null)
            db.Add(new Attendance(session.Id, enrolmentId, said, actor, now));
        else
            known.Change(said, actor, now);
        db.Add(new History("enrolment", enrolmentId, mark is null ? "AttendanceCleared" : "AttendanceMarked", actor, now, new Changes().About("session", session.Id)
            .Note("presence", before?.Presence.ToString(), mark?.Presence.ToString()).Note("minutes", before?.Minutes, mark?.Minutes).ToJson()));
    }
}

/// <summary>What came of marking.</summary>
public enum MarkOutcome
{
    Done,
    TooEarly,

    /// <summary>The session, or its whole edition, does not take place.</summary>
    NotHeld,

    /// <summary>The person has no place.</summary>
    NotOnList,
}
