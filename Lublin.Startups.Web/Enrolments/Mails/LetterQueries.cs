using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Enrolments.Mails;

/// <summary>What letters read; nothing is tracked, because a letter changes nothing.</summary>
internal static class LetterQueries
{
    private const int DatesShown = 5;

    /// <summary>An enrolment with everything a letter says about its edition, in one query.</summary>
    public static Task<Enrolment?> EnrolmentForLetterAsync(this StartupsDb db, long enrolmentId, CancellationToken cancellation) =>
        db.Enrolments.WithEdition().SingleOrDefaultAsync(enrolment => enrolment.Id == enrolmentId, cancellation);

    public static IQueryable<Enrolment> WithEdition(this IQueryable<Enrolment> enrolments) => enrolments.AsNoTracking()
        .Include(enrolment => enrolment.Edition.Programme)
        .Include(enrolment => enrolment.Edition.Sessions).ThenInclude(session => session.Room!.Venue);

    /// <summary>Other editions of the same programme that take sign-ups now, the next first.</summary>
    public static async Task<IReadOnlyList<Edition>> OtherDatesAsync(
        this StartupsDb db, Edition edition, DateTimeOffset now, CancellationToken cancellation)
    {
        var others = await db.Editions.AsNoTracking().Include(other => other.Sessions)
            .Where(other => other.ProgrammeId == edition.ProgrammeId && other.Id != edition.Id
                && other.PublishedAt != null && other.CancelledAt == null && other.ClosedAt == null && other.OpensAt <= now
                && other.Sessions.Any(session => session.StartsAt > now))
            .ToListAsync(cancellation);
        return [.. others.Where(other => other.StateAt(now) == EditionState.Open).OrderBy(other => other.FirstStart).Take(DatesShown)];
    }
}
