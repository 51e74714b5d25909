using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>An edition with its seats at one instant: a row of a list, a date on a page.</summary>
public sealed record EditionCard(EditionSummary Edition, Seating Seating, EditionState State)
{
    /// <summary>Signing up leads to a seat.</summary>
    public bool HasSeat => State == EditionState.Open && Seating.FreeForNewcomers > 0;
}

/// <summary>Editions in the order of their first session.</summary>
/// <param name="Cards">With their seats.</param>
/// <param name="Until">The next moment at which the clock alone changes something about them; null when nothing is left to change.</param>
public sealed record Catalogue(IReadOnlyList<EditionCard> Cards, DateTimeOffset? Until);

public static class CatalogueQueries
{
    /// <summary>All published dates of a kind that are not over, those under way among them. Two queries, however many there are.</summary>
    public static async Task<Catalogue> CatalogueAsync(this StartupsDb db, ProgrammeKind kind, DateTimeOffset now) =>
        await CatalogueOfAsync(db, await db.UpcomingAsync(kind, now), now);

    /// <summary>The dates of one programme, those under way among them. Two queries.</summary>
    public static async Task<Catalogue> CatalogueAsync(this StartupsDb db, long programmeId, DateTimeOffset now) =>
        await CatalogueOfAsync(db, await db.UpcomingAsync(programmeId, now), now);

    /// <summary>Editions with their seats, in the same order; one query.</summary>
    public static async Task<IReadOnlyList<EditionCard>> CardsAsync(this StartupsDb db, IReadOnlyCollection<EditionSummary> editions, DateTimeOffset now)
    {
        var taken = await db.SeatsOf([.. editions.Select(edition => edition.Id)], now).ToDictionaryAsync(seats => seats.EditionId);
        return [.. editions.Select(edition => Card(edition, taken.GetValueOrDefault(edition.Id), now))];
    }

    private static EditionCard Card(EditionSummary edition, SeatsTaken taken, DateTimeOffset now) => new(edition, taken.Of(edition.Places), edition.StateAt(now));

    private static async Task<Catalogue> CatalogueOfAsync(StartupsDb db, IReadOnlyList<EditionSummary> editions, DateTimeOffset now)
    {
        var taken = await db.SeatsOf([.. editions.Select(edition => edition.Id)], now).ToDictionaryAsync(seats => seats.EditionId);
        DateTimeOffset? until = null;
        var cards = new List<EditionCard>(editions.Count);
        foreach (var edition in editions)
        {
            var seats = taken.GetValueOrDefault(edition.Id);
            cards.Add(Card(edition, seats, now));
            until = Earlier(until, Earlier(seats.FirstOfferEnd, edition.Window.NextChangeAfter(now)));
        }

        return new(cards, until);
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other ?? one : one;
}
