using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Enrolment;

/// <summary>An edition with its seats at one instant: a row of the catalogue, a date on a training's page.</summary>
public sealed record EditionCard(CatalogueEdition Edition, Seating Seating, EditionState State)
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
    /// <summary>What can still be joined or will be: editions that have not begun. Three queries, however many there are.</summary>
    public static async Task<Catalogue> CatalogueAsync(this StartupsDb db, DateTimeOffset now)
    {
        var upcoming = await db.UpcomingAsync(now);
        return await CatalogueOfAsync(db, [.. upcoming.Where(edition => edition.Window.FirstStart > now)], now);
    }

    /// <summary>The dates of one training, those under way among them. Three queries.</summary>
    public static async Task<Catalogue> CatalogueAsync(this StartupsDb db, long programmeId, DateTimeOffset now) =>
        await CatalogueOfAsync(db, await db.UpcomingAsync(programmeId, now), now);

    private static async Task<Catalogue> CatalogueOfAsync(StartupsDb db, IReadOnlyList<CatalogueEdition> editions, DateTimeOffset now)
    {
        var ids = editions.Select(edition => edition.Id).ToArray();
        var seatings = await db.SeatingAsync(ids, now);
        var until = await db.Enrolments.Active()
            .Where(enrolment => enrolment.ConfirmedAt == null && enrolment.OfferEndsAt > now)
            .MinAsync(enrolment => enrolment.OfferEndsAt);
        var cards = new List<EditionCard>(editions.Count);
        foreach (var edition in editions)
        {
            cards.Add(new(edition, seatings[edition.Id], edition.Window.StateAt(now)));
            if (edition.Window.NextChangeAfter(now) is { } next && (until is null || next < until))
                until = next;
        }

        return new(cards, until);
    }
}
