using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Kids;

public static class SeasonQueries
{
    /// <summary>The season of a year, with its edition, programme and sessions; null when there is none.</summary>
    public static Task<Season?> SeasonAsync(this StartupsDb db, int year) => Whole(db).SingleOrDefaultAsync(season => season.Year == year);

    /// <summary>The latest season that was announced; null before the first.</summary>
    public static Task<Season?> AnnouncedSeasonAsync(this StartupsDb db) =>
        Whole(db).Where(season => season.Edition.PublishedAt != null).OrderByDescending(season => season.Year).FirstOrDefaultAsync();

    private static IQueryable<Season> Whole(StartupsDb db) => db.Seasons.AsNoTracking().AsSplitQuery()
        .Include(season => season.Edition).ThenInclude(edition => edition.Programme)
        .Include(season => season.Edition).ThenInclude(edition => edition.Sessions).ThenInclude(session => session.Room!.Venue);
}
