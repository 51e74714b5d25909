using Lublin.Startups.Web.Data;

namespace Lublin.Startups.Web.Programmes;

/// <summary>Tells people who come to a place that what they know of it has changed. A module whose people come to sessions brings one.</summary>
public interface IPlaceNews
{
    /// <summary>Puts what is to be told; inside the commit that changes the place.</summary>
    Task TellAsync(StartupsDb db, PlaceChange change, DateTimeOffset now);
}

/// <summary>A place has another name, address or way in.</summary>
/// <param name="VenueId">The building.</param>
/// <param name="RoomId">The one room that it is about; null for the whole building.</param>
/// <param name="Before">What it was called and where it was; null when that stays.</param>
public sealed record PlaceChange(long VenueId, long? RoomId, string? Before);
