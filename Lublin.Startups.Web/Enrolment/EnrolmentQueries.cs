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

    /// <summary>The seats of several editions at an instant.</summary>
    public static async Task<IReadOnlyDictionary<long, Seating>> SeatingAsync(this StartupsDb db, IReadOnlyCollection<long> editionIds, DateTimeOffset now)
    {
        var capacities = await db.Editions.Where(edition => editionIds.Contains(edition.Id)).Select(edition => new { edition.Id, edition.Capacity }).ToListAsync();
        var taken = await db.SeatsTakenAsync(editionIds, now);
        return capacities.ToDictionary(edition => edition.Id, edition =>
        {
            var seats = taken.GetValueOrDefault(edition.Id);
            return new Seating(edition.Capacity, seats.Confirmed, seats.Offered, seats.Waiting);
        });
    }

    /// <summary>The seats taken of several editions at an instant, counted in one pass; an edition that nobody is enrolled in is not in it.</summary>
    public static async Task<IReadOnlyDictionary<long, SeatsTaken>> SeatsTakenAsync(this StartupsDb db, IReadOnlyCollection<long> editionIds, DateTimeOffset now) =>
        await db.Enrolments.Active().Where(enrolment => editionIds.Contains(enrolment.EditionId)).GroupBy(enrolment => enrolment.EditionId).Select(group => new
        {
            EditionId = group.Key,
            Confirmed = group.Sum(enrolment => enrolment.ConfirmedAt != null ? enrolment.Seats : 0),
            Offered = group.Sum(enrolment => enrolment.ConfirmedAt == null && enrolment.OfferEndsAt > now ? enrolment.Seats : 0),
            Waiting = group.Sum(enrolment => enrolment.ConfirmedAt == null && enrolment.OfferedAt == null ? 1 : 0),
            FirstOfferEnd = group.Min(enrolment => enrolment.ConfirmedAt == null && enrolment.OfferEndsAt > now ? enrolment.OfferEndsAt : null),
        }).ToDictionaryAsync(row => row.EditionId, row => new SeatsTaken(row.Confirmed, row.Offered, row.Waiting, row.FirstOfferEnd));

    /// <summary>Her place in the queue, from 1.</summary>
    public static async Task<int> PlaceInQueueAsync(this StartupsDb db, Enrolment waiting) =>
        1 + await db.Enrolments.Active().CountAsync(other => other.EditionId == waiting.EditionId && other.ConfirmedAt == null && other.OfferedAt == null
            && (other.Rank < waiting.Rank || (other.Rank == waiting.Rank && other.Id < waiting.Id)));

    /// <summary>Those who have a place, an offer or a place in the queue; an offer whose end nobody wrote down yet among them.</summary>
    public static IQueryable<Enrolment> Active(this IQueryable<Enrolment> enrolments) => enrolments.Where(enrolment =>
        enrolment.WithdrawnAt == null && enrolment.DeclinedAt == null && enrolment.OfferExpiredAt == null && enrolment.CancelledByOfficeAt == null);
}

/// <summary>Seats taken of one edition, and when the first open offer among them ends.</summary>
public readonly record struct SeatsTaken(int Confirmed, int Offered, int Waiting, DateTimeOffset? FirstOfferEnd);
