using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Kids;

/// <summary>How long places of a season are offered to schools.</summary>
public static class SeasonOffers
{
    /// <param name="db">The database.</param>
    /// <param name="edition">A season's, with its sessions.</param>
    public static async Task<OfferTerms.ForGroups> SeasonTermsAsync(this StartupsDb db, Edition edition)
    {
        var off = await db.DaysOff.Where(off => off.UniversityId == null).Select(off => new { off.From, off.To }).ToListAsync();
        return new(await FirstMeetingAsync(db, edition), new([.. off.Select(days => (days.From, days.To))]));
    }

    // Until the meetings are planned their first week is what schools know.
    private static async Task<DateTimeOffset> FirstMeetingAsync(StartupsDb db, Edition edition)
    {
        if (edition.Held.FirstOrDefault(session => session.GroupId is not null) is { } first)
            return first.StartsAt;
        var week = await db.Seasons.Where(season => season.EditionId == edition.Id).Select(season => (DateOnly?)season.FirstWeek).SingleOrDefaultAsync();
        return week is { } monday ? Warsaw.ToInstant(monday, TimeBlocks.Opens) : edition.FirstStart;
    }
}
