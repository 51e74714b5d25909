using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Kids;

public static class SeasonQueries
{
    /// <summary>The season of a year, with its edition, programme and sessions; null when there is none.</summary>
    public static Task<Season?> SeasonAsync(this StartupsDb db, int year) => Whole(db).SingleOrDefaultAsync(season => season.Year == year);

    /// <summary>The latest season that was announced; null before the first.</summary>
    public static Task<Season?> AnnouncedSeasonAsync(this StartupsDb db) =>
        Whole(db).Where(season => season.Edition.PublishedAt != null).OrderByDescending(season => season.Year).FirstOrDefaultAsync();

    /// <summary>The year of the season that an edition is; null when it is none. Of other kinds nothing is asked.</summary>
    /// <param name="db">The database.</param>
    /// <param name="edition">With its programme.</param>
    public static async Task<int?> YearOfSeasonAsync(this StartupsDb db, Edition edition) => edition.Programme.Kind != ProgrammeKind.Kids
        ? null
        : await db.Seasons.Where(season => season.EditionId == edition.Id).Select(season => (int?)season.Year).SingleOrDefaultAsync();

    private static IQueryable<Season> Whole(StartupsDb db) => db.Seasons.AsNoTracking().AsSplitQuery()
        .Include(season => season.Edition).ThenInclude(edition => edition.Programme)
        .Include(season => season.Edition).ThenInclude(edition => edition.Sessions).ThenInclude(session => session.Room!.Venue);
}
