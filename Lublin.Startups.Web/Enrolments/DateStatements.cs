using System.Globalization;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>
/// What people and staff said of a date ends when the date moves, because it was said of another: that somebody cannot come, and who was there. Of calls,
/// reminders and what venues were told it is read off the session (<see cref="Session.ChangedAt"/>).
/// </summary>
internal static class DateStatements
{
    /// <summary>The turn for saying something of a session's date, and for moving it.</summary>
    public static string TurnOf(long sessionId) => string.Create(CultureInfo.InvariantCulture, $"date:{sessionId}");

    /// <summary>Ends them, inside the commit that moves the sessions; as many questions however many these are.</summary>
    public static async Task EndAsync(StartupsDb db, IReadOnlyCollection<Session> sessions, string actor, DateTimeOffset now)
    {
        var ids = sessions.Select(session => session.Id).Order().ToArray();
        if (ids.Length == 0)
            return;
        foreach (var id in ids)
        {
            await db.Database.TakeTurnAsync(TurnOf(id));
            await db.Database.TakeTurnAsync(AttendanceDesk.TurnOf(id));
        }

        foreach (var absence in await db.Absences.Open().Where(absence => ids.Contains(absence.SessionId)).OrderBy(absence => absence.Id).ToListAsync())
        {
            absence.EndByMove(now);
            db.Add(new History("enrolment", absence.EnrolmentId, "AbsenceEnded", actor, now, new Changes().About("session", absence.SessionId).ToJson()));
        }

        foreach (var mark in await db.Attendance.Where(mark => ids.Contains(mark.SessionId)).OrderBy(mark => mark.Id).ToListAsync())
        {
            db.Remove(mark);
            db.Add(new History("enrolment", mark.EnrolmentId, "AttendanceCleared", actor, now, new Changes().About("session", mark.SessionId)
                .Note("presence", mark.Presence.ToString(), null).Note("minutes", mark.Minutes, null).ToJson()));
        }
    }
}
