using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>Who should be at a session, and who was.</summary>
/// <param name="Session">With room and venue, edition, programme, presenters and all its sessions.</param>
/// <param name="Lines">People with a place and people who were marked, in the order of names.</param>
public sealed record AttendanceList(Session Session, IReadOnlyList<AttendanceLine> Lines)
{
    public int Came => Lines.Count(line => line.Mark is { Presence: not Presence.Absent });

    public IEnumerable<AttendanceLine> Unmarked => Lines.Where(line => line.Mark is null);

    public bool IsHeld => Session.CancelledAt is null && Session.Edition.PublishedAt is not null;

    public bool CanMarkAt(DateTimeOffset now) => IsHeld && now >= AttendanceDesk.OpensAt(Session);

    public bool CanCloseAt(DateTimeOffset now) => IsHeld && now >= Session.StartsAt && Unmarked.Any();
}

/// <param name="EnrolmentId">The person.</param>
/// <param name="Name">As the person writes it.</param>
/// <param name="Seats">How many seats the person takes.</param>
/// <param name="Mark">Null while nobody has marked the person.</param>
/// <param name="WillMiss">The person said that they cannot come.</param>
public sealed record AttendanceLine(long EnrolmentId, string Name, int Seats, Attendance? Mark, bool WillMiss);

/// <summary>A session that is over and whose list nobody has closed.</summary>
public sealed record OpenList(long SessionId, LocalText Title, DateOnly Date, int Unmarked);

public static class AttendanceQueries
{
    /// <summary>The list of a session; null when there is no such session. Two queries.</summary>
    public static async Task<AttendanceList?> AttendanceListAsync(this StartupsDb db, long sessionId)
    {
        var session = await db.Sessions.AsNoTrackingWithIdentityResolution()
            .Include(session => session.Room).ThenInclude(room => room!.Venue)
            .Include(session => session.Led).ThenInclude(led => led.Presenter)
            .Include(session => session.Edition.Programme).Include(session => session.Edition.Sessions)
            .SingleOrDefaultAsync(session => session.Id == sessionId);
        if (session is null)
            return null;
        var absences = db.Absences.Open();
        var rows = await db.Enrolments.Where(enrolment => enrolment.EditionId == session.EditionId && enrolment.ConfirmedAt != null)
            .LeftJoin(
                db.Attendance.Where(row => row.SessionId == sessionId),
                enrolment => enrolment.Id,
                row => row.EnrolmentId,
                (enrolment, mark) => new
                {
                    enrolment.Id,
                    enrolment.Applicant.Name,
                    enrolment.Seats,
                    Mark = mark,
                    HasPlace = enrolment.WithdrawnAt == null && enrolment.CancelledByOfficeAt == null,
                    WillMiss = absences.Any(absence => absence.EnrolmentId == enrolment.Id && absence.SessionId == sessionId),
                })
            .Where(row => row.HasPlace || row.Mark != null)
            .AsNoTracking()
            .ToListAsync();
        return new(session, [.. rows.OrderBy(row => row.Name, PersonName.Order).ThenBy(row => row.Id)
            .Select(row => new AttendanceLine(row.Id, row.Name, row.Seats, row.Mark, row.WillMiss))]);
    }

    /// <summary>Sessions that are over and have people whom nobody marked, the oldest first. One query.</summary>
    public static async Task<IReadOnlyList<OpenList>> OpenListsAsync(this StartupsDb db, DateTimeOffset now)
    {
        var marks = db.Attendance;
        var people = db.Enrolments.Active().Where(enrolment => enrolment.ConfirmedAt != null);
        // Who came of a group is written down by those who led its meeting.
        var rows = await db.Sessions.Held().Where(session => session.EndsAt <= now && Kinds.ForPeople.Contains(session.Edition.Programme.Kind))
            .OrderBy(session => session.EndsAt).ThenBy(session => session.Id)
            .Select(session => new
            {
                session.Id,
                session.Edition.Programme.Title,
                session.Date,
                Unmarked = people.Count(enrolment => enrolment.EditionId == session.EditionId
                    && !marks.Any(mark => mark.SessionId == session.Id && mark.EnrolmentId == enrolment.Id)),
            })
            .Where(row => row.Unmarked > 0)
            .ToListAsync();
        return [.. rows.Select(row => new OpenList(row.Id, row.Title, row.Date, row.Unmarked))];
    }

    /// <summary>People who belong on the lists of an edition: those with a place.</summary>
    internal static IQueryable<Enrolment> OnList(this IQueryable<Enrolment> enrolments, long editionId) =>
        enrolments.Active().Where(enrolment => enrolment.EditionId == editionId && enrolment.ConfirmedAt != null);

    /// <summary>Sessions that take place, or did: of an edition that was cancelled those that were over by then.</summary>
    internal static IQueryable<Session> Held(this IQueryable<Session> sessions) =>
        sessions.Where(session => session.CancelledAt == null && session.Edition.PublishedAt != null);
}
