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
    /// <summary>The turn of whoever says something of a session's date, and of whoever moves it.</summary>
    public static string TurnOf(long sessionId) => string.Create(CultureInfo.InvariantCulture, $"date:{sessionId}");

    /// <summary>Ends them, inside the commit that moves the session.</summary>
    public static async Task EndAsync(StartupsDb db, Session session, string actor, DateTimeOffset now)
    {
        await db.Database.TakeTurnAsync(TurnOf(session.Id));
        await db.Database.TakeTurnAsync(AttendanceDesk.TurnOf(session.Id));
        foreach (var absence in await db.Absences.Open().Where(absence => absence.SessionId == session.Id).OrderBy(absence => absence.Id).ToListAsync())
        {
            absence.EndByMove(now);
            db.Add(new History("enrolment", absence.EnrolmentId, "AbsenceEnded", actor, now, new Changes().About("session", session.Id).ToJson()));
        }

        foreach (var mark in await db.Attendance.Where(mark => mark.SessionId == session.Id).OrderBy(mark => mark.Id).ToListAsync())
        {
            db.Remove(mark);
            db.Add(new History("enrolment", mark.EnrolmentId, "AttendanceCleared", actor, now, new Changes().About("session", session.Id)
                .Note("presence", mark.Presence.ToString(), null).Note("minutes", mark.Minutes, null).ToJson()));
        }
    }
}
