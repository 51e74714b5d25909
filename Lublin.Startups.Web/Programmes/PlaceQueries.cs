using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Programmes;

/// <summary>Who leads a programme, as its page shows it.</summary>
public sealed record PresenterCard(string Name, LocalText Bio);

/// <summary>Where a programme is held, as its page shows it.</summary>
public sealed record VenueCard(string Name, string Address, LocalText Access, LocalText Directions, string? MapLink);

public static class PlaceQueries
{
    public static async Task<IReadOnlyList<PresenterCard>> PresentersAsync(this StartupsDb db, long[] ids) =>
        await db.Presenters.Where(presenter => ids.Contains(presenter.Id)).OrderBy(presenter => presenter.Name)
            .Select(presenter => new PresenterCard(presenter.Name, presenter.Bio)).ToListAsync();

    public static async Task<IReadOnlyList<VenueCard>> VenuesAsync(this StartupsDb db, long[] ids) =>
        await db.Venues.Where(venue => ids.Contains(venue.Id)).OrderBy(venue => venue.Name)
            .Select(venue => new VenueCard(venue.Name, venue.Address, venue.Access, venue.Directions, venue.MapLink)).ToListAsync();
}
