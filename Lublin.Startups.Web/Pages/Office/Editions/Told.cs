using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Pages.Office.Editions;

/// <summary>How many people are told of a change.</summary>
/// <param name="ByMail">People with an address.</param>
/// <param name="ByTelephone">People without one, who are called.</param>
public sealed record Told(int ByMail, int ByTelephone);

internal static class ToldQueries
{
    /// <param name="db">The database.</param>
    /// <param name="editionId">The edition.</param>
    /// <param name="now">An instant.</param>
    /// <param name="onlyWithPlace">Only those who have a place, not those waiting for one or offered one.</param>
    public static async Task<Told> ToldAsync(this StartupsDb db, long editionId, DateTimeOffset now, bool onlyWithPlace)
    {
        var rows = await db.Enrolments.Active()
            .Where(enrolment => enrolment.EditionId == editionId)
            .Where(enrolment => enrolment.ConfirmedAt != null || (!onlyWithPlace && (enrolment.OfferEndsAt == null || enrolment.OfferEndsAt > now)))
            .GroupBy(enrolment => enrolment.EmailKey != null).Select(group => new { HasMail = group.Key, Count = group.Count() }).ToListAsync();
        return new(rows.Where(row => row.HasMail).Sum(row => row.Count), rows.Where(row => !row.HasMail).Sum(row => row.Count));
    }

    /// <summary>Of another name, address or way in of a place; null when nobody comes there.</summary>
    /// <inheritdoc cref="PlaceGuestQueries.GuestsAsync"/>
    public static async Task<Told?> ToldOfPlaceAsync(this StartupsDb db, long venueId, long? roomId, DateTimeOffset now) =>
        await db.GuestsAsync(venueId, roomId, now) is var (byMail, byTelephone) && byMail + byTelephone > 0 ? new(byMail, byTelephone) : null;
}
