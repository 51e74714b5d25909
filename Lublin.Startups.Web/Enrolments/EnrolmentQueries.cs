using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Enrolments;

public static class EnrolmentQueries
{
    /// <summary>The seats of several editions at an instant.</summary>
    public static async Task<IReadOnlyDictionary<long, Seating>> SeatingAsync(this StartupsDb db, IReadOnlyCollection<long> editionIds, DateTimeOffset now)
    {
        var capacities = await db.Editions.Where(edition => editionIds.Contains(edition.Id)).Select(edition => new { edition.Id, edition.Capacity, edition.MaxGroups }).ToListAsync();
        var taken = await db.SeatsOf(editionIds, now).ToDictionaryAsync(edition => edition.EditionId);
        return capacities.ToDictionary(edition => edition.Id, edition => taken.GetValueOrDefault(edition.Id).Of(new(edition.Capacity, edition.MaxGroups)));
    }

    /// <summary>The seats taken of several editions at an instant, counted in one pass; an edition that nobody is enrolled in is not in it.</summary>
    public static IQueryable<SeatsTaken> SeatsOf(this StartupsDb db, IReadOnlyCollection<long> editionIds, DateTimeOffset now) =>
        db.Enrolments.Active().Where(enrolment => editionIds.Contains(enrolment.EditionId)).GroupBy(enrolment => enrolment.EditionId).Select(group => new SeatsTaken(
            group.Key,
            group.Sum(enrolment => enrolment.ConfirmedAt != null ? enrolment.Seats : 0),
            group.Sum(enrolment => enrolment.ConfirmedAt == null && enrolment.OfferEndsAt > now ? enrolment.Seats : 0),
            group.Sum(enrolment => enrolment.ConfirmedAt == null && (enrolment.OfferedAt == null || (enrolment.OfferToldAt == null && enrolment.OfferEndsAt <= now)) ? 1 : 0),
            group.Min(enrolment => enrolment.ConfirmedAt == null && enrolment.OfferEndsAt > now ? enrolment.OfferEndsAt : null),
            group.Sum(enrolment => enrolment.ConfirmedAt != null || enrolment.OfferEndsAt > now ? 1 : 0)));

    /// <summary>The person's place in the queue, from 1.</summary>
    public static async Task<int> PlaceInQueueAsync(this StartupsDb db, Enrolment waiting) =>
        1 + await db.Enrolments.Active().CountAsync(other => other.EditionId == waiting.EditionId && other.ConfirmedAt == null && other.OfferedAt == null
            && (other.Rank < waiting.Rank || (other.Rank == waiting.Rank && other.Id < waiting.Id)));

    /// <summary>The mails with the links of an address within a time until now.</summary>
    /// <param name="db">The database.</param>
    /// <param name="emailKey">The address without case.</param>
    /// <param name="now">What is later was put while the clock was ahead, and does not count.</param>
    /// <param name="within">How long before.</param>
    public static IQueryable<OutboxMail> LinksSentWithin(this StartupsDb db, string emailKey, DateTimeOffset now, TimeSpan within)
    {
        var (since, until) = (now - within, now + ClockWatch.Apart);
        var theirs = db.Enrolments.Where(enrolment => enrolment.EmailKey == emailKey).Select(enrolment => enrolment.Id);
        return db.Outbox.Where(mail => mail.Kind == RosterMails.Links && mail.CreatedAt > since && mail.CreatedAt <= until && theirs.Contains(mail.SubjectId));
    }

    /// <summary>Those who have a place, an offer or a place in the queue; an offer whose end nobody wrote down yet among them.</summary>
    public static IQueryable<Enrolment> Active(this IQueryable<Enrolment> enrolments) => enrolments.Where(enrolment =>
        enrolment.WithdrawnAt == null && enrolment.DeclinedAt == null && enrolment.OfferExpiredAt == null && enrolment.CancelledByOfficeAt == null);
}

/// <summary>Seats taken of one edition, when the first open offer among them ends, and how many enrolments hold them.</summary>
public readonly record struct SeatsTaken(long EditionId, int Confirmed, int Offered, int Waiting, DateTimeOffset? FirstOfferEnd, int Holders)
{
    /// <summary>The seating when there is room for so many.</summary>
    public Seating Of(Places places) => new(places, Confirmed, Offered, Waiting) { Holders = Holders };

    public SeatsTaken WithConfirmed(int seats) => this with { Confirmed = Confirmed + seats, Holders = Holders + 1 };

    public SeatsTaken WithOneMoreWaiting() => this with { Waiting = Waiting + 1 };
}
