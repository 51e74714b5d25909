using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Enrolments;

public static class AbsenceQueries
{
    /// <summary>Those that hold: neither taken back nor ended by a move of the date.</summary>
    public static IQueryable<Absence> Open(this IQueryable<Absence> absences) => absences.Where(absence => absence.TakenBackAt == null && absence.DateMovedAt == null);

    /// <summary>All that one enrolment ever told, by session.</summary>
    public static async Task<IReadOnlyDictionary<long, Absence>> AbsencesOfAsync(this StartupsDb db, long enrolmentId, CancellationToken cancellation = default) =>
        await db.Absences.AsNoTracking().Where(absence => absence.EnrolmentId == enrolmentId).ToDictionaryAsync(absence => absence.SessionId, cancellation);

    /// <summary>Whether the person told that they will miss a session.</summary>
    public static bool Misses(this IReadOnlyDictionary<long, Absence> absences, long sessionId) => absences.GetValueOrDefault(sessionId) is { IsOpen: true };
}
