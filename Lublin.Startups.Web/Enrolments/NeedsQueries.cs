using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>What the people of an edition need.</summary>
/// <param name="Edition">With programme, sessions, rooms and venues.</param>
/// <param name="People">Those who need something, in the order of names.</param>
/// <param name="LastTold">What the venue was told last; null when it was told nothing.</param>
public sealed record EditionNeeds(Edition Edition, IReadOnlyList<PersonInNeed> People, NeedsTold? LastTold)
{
    /// <summary>Of people with a place.</summary>
    public NeedsSummary Summary { get; } = NeedsSummary.Of(People.Where(person => person.HasPlace).Select(person => person.Needs));

    /// <summary>Until when an interpreter of sign language can be ordered.</summary>
    public DateTimeOffset Deadline => NeedsSummary.DeadlineFor(Clock.Warsaw.DateOf(Edition.FirstStart));

    /// <summary>Whether the venue knows it as it stands, and for the dates as they stand.</summary>
    public bool IsTold => Summary.IsTold(LastTold?.Told, LastTold?.ToldAt, Edition.Held.Max(session => session.ChangedAt));
}

/// <param name="EnrolmentId">Who.</param>
/// <param name="Name">For staff only.</param>
/// <param name="Needs">What helps the person.</param>
/// <param name="HasPlace">Otherwise the person waits, or is offered a place.</param>
public sealed record PersonInNeed(long EnrolmentId, string Name, Needs Needs, bool HasPlace);

/// <summary>An edition whose venue does not know yet what its people need.</summary>
/// <param name="EditionId">Which.</param>
/// <param name="Title">Of the training.</param>
/// <param name="Deadline">Until when an interpreter can be ordered.</param>
/// <param name="Summary">What they need.</param>
public sealed record NeedsDue(long EditionId, LocalText Title, DateTimeOffset Deadline, NeedsSummary Summary);

public static class NeedsQueries
{
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(7);
    private static readonly TimeSpan LongestBefore = TimeSpan.FromDays(11);

    /// <summary>What the people of an edition need; null when there is no such edition. Three queries.</summary>
    public static async Task<EditionNeeds?> EditionNeedsAsync(this StartupsDb db, long editionId)
    {
        if (await db.Editions.AsNoTracking().Whole().SingleOrDefaultAsync(edition => edition.Id == editionId) is not { } edition)
            return null;
        var people = await db.Enrolments.Active().Where(enrolment => enrolment.EditionId == editionId && enrolment.Applicant.Needs != Needs.None)
            .Select(enrolment => new PersonInNeed(enrolment.Id, enrolment.Applicant.Name, enrolment.Applicant.Needs, enrolment.ConfirmedAt != null))
            .ToListAsync();
        var told = await db.NeedsTold.AsNoTracking().Where(told => told.EditionId == editionId).OrderByDescending(told => told.Id).FirstOrDefaultAsync();
        return new(edition, [.. people.OrderBy(person => person.Name, PersonName.Order)], told);
    }

    /// <summary>
    /// Editions to come whose deadline for an interpreter is within 7 days or has passed, and whose venue does not know what their people need; the first
    /// deadline first. Two queries.
    /// </summary>
    public static async Task<IReadOnlyList<NeedsDue>> NeedsDueAsync(this StartupsDb db, DateTimeOffset now)
    {
        var (until, told) = (now + LongestBefore, db.NeedsTold);
        var inNeed = db.Enrolments.Active().Where(enrolment => enrolment.ConfirmedAt != null && enrolment.Applicant.Needs != Needs.None);
        var rows = await db.Editions
            .Where(edition => edition.PublishedAt != null && edition.CancelledAt == null)
            .Select(edition => new
            {
                edition.Id,
                edition.Programme.Title,
                FirstStart = edition.Sessions.Where(session => session.CancelledAt == null).Min(session => (DateTimeOffset?)session.StartsAt),
                MovedAt = edition.Sessions.Where(session => session.CancelledAt == null).Max(session => session.ChangedAt),
                Told = told.Where(row => row.EditionId == edition.Id).OrderByDescending(row => row.Id).Select(row => row.Told).FirstOrDefault(),
                ToldAt = told.Where(row => row.EditionId == edition.Id).Max(row => (DateTimeOffset?)row.ToldAt),
                Needs = inNeed.Where(enrolment => enrolment.EditionId == edition.Id).Select(enrolment => enrolment.Applicant.Needs).ToList(),
            })
            .Where(row => row.FirstStart > now && row.FirstStart < until)
            .ToListAsync();
        return
        [
            .. from row in rows
               let summary = NeedsSummary.Of(row.Needs)
               let deadline = NeedsSummary.DeadlineFor(Clock.Warsaw.DateOf(row.FirstStart!.Value))
               where deadline <= now + Ahead && !summary.IsTold(row.Told, row.ToldAt, row.MovedAt)
               orderby deadline, row.Id
               select new NeedsDue(row.Id, row.Title, deadline, summary),
        ];
    }
}
