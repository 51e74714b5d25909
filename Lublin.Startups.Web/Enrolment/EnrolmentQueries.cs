using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Enrolment;

public static class EnrolmentQueries
{
    /// <summary>
    /// Makes other instances on PostgreSQL wait their turn for these editions' rosters until the transaction ends. On SQLite the transaction itself is
    /// the only one.
    /// </summary>
    /// <param name="db">In a transaction.</param>
    /// <param name="editionIds">In ascending order, so that two instances never wait for each other.</param>
    public static async Task LockRostersAsync(this StartupsDb db, long[] editionIds)
    {
        if (db.Database.IsNpgsql())
            await db.Database.ExecuteSqlAsync($"SELECT 1 FROM editions WHERE id = ANY({editionIds}) ORDER BY id FOR UPDATE");
    }

    /// <summary>The seats of several editions at an instant, counted in one query.</summary>
    public static async Task<IReadOnlyDictionary<long, Seating>> SeatingAsync(this StartupsDb db, IReadOnlyCollection<long> editionIds, DateTimeOffset now)
    {
        // One pass over the enrolments: a popular edition is counted with every batch of sign-ups.
        var taken = db.Enrolments.Active().Where(enrolment => editionIds.Contains(enrolment.EditionId)).GroupBy(enrolment => enrolment.EditionId).Select(group => new
        {
            EditionId = group.Key,
            Confirmed = group.Sum(enrolment => enrolment.ConfirmedAt != null ? enrolment.Seats : 0),
            Offered = group.Sum(enrolment => enrolment.ConfirmedAt == null && enrolment.OfferEndsAt > now ? enrolment.Seats : 0),
            Waiting = group.Sum(enrolment => enrolment.ConfirmedAt == null && enrolment.OfferedAt == null ? 1 : 0),
        });
        var counts = await db.Editions.Where(edition => editionIds.Contains(edition.Id))
            .LeftJoin(taken, edition => edition.Id, row => row.EditionId, (edition, row) => new
            {
                edition.Id,
                edition.Capacity,
                Confirmed = (int?)row!.Confirmed,
                Offered = (int?)row!.Offered,
                Waiting = (int?)row!.Waiting,
            }).ToListAsync();
        return counts.ToDictionary(row => row.Id, row => new Seating(row.Capacity, row.Confirmed ?? 0, row.Offered ?? 0, row.Waiting ?? 0));
    }

    /// <summary>Her place in the queue, from 1.</summary>
    public static async Task<int> PlaceInQueueAsync(this StartupsDb db, Enrolment waiting) =>
        1 + await db.Enrolments.Active().CountAsync(other => other.EditionId == waiting.EditionId && other.ConfirmedAt == null && other.OfferedAt == null
            && (other.Rank < waiting.Rank || (other.Rank == waiting.Rank && other.Id < waiting.Id)));

    /// <summary>Those who have a place, an offer or a place in the queue; an offer whose end nobody wrote down yet among them.</summary>
    public static IQueryable<Enrolment> Active(this IQueryable<Enrolment> enrolments) => enrolments.Where(enrolment =>
        enrolment.WithdrawnAt == null && enrolment.DeclinedAt == null && enrolment.OfferExpiredAt == null && enrolment.CancelledByOfficeAt == null);
}
