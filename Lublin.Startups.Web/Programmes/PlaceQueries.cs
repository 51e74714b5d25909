using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Programmes;

/// <summary>A presenter, as the page of a programme shows them.</summary>
public sealed record PresenterCard(string Name, LocalText Bio);

/// <summary>Where a programme is held, as its page shows it.</summary>
public sealed record VenueCard(string Name, string Address, LocalText Access, LocalText Directions, string? MapLink);

public static class PlaceQueries
{
    /// <summary>The presenters of the sessions of these editions, in the order in which they come; each once. One query.</summary>
    public static async Task<IReadOnlyList<PresenterCard>> PresentersAsync(this StartupsDb db, long[] editions)
    {
        var led = await db.SessionPresenters
            .Where(led => editions.Contains(led.Session.EditionId) && (led.Session.CancelledAt == null || led.Session.Edition.CancelledAt != null))
            .OrderBy(led => led.Session.StartsAt).ThenBy(led => led.SessionId).ThenBy(led => led.Place)
            .Select(led => new { led.PresenterId, led.Presenter.Name, led.Presenter.Bio }).ToListAsync();
        return [.. led.DistinctBy(each => each.PresenterId).Select(each => new PresenterCard(each.Name, each.Bio))];
    }

    public static async Task<IReadOnlyList<VenueCard>> VenuesAsync(this StartupsDb db, long[] ids) =>
        await db.Venues.Where(venue => ids.Contains(venue.Id)).OrderBy(venue => venue.Name)
            .Select(venue => new VenueCard(venue.Name, venue.Address, venue.Access, venue.Directions, venue.MapLink)).ToListAsync();
}
