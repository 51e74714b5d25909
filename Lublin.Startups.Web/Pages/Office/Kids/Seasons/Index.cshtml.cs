using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Programmes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Pages.Office.Kids.Seasons;

/// <summary>All seasons, the latest first, and the numbers of those that are kept for ever.</summary>
public sealed class IndexModel(StartupsDb db, TimeProvider clock) : PageModel
{
    [FromQuery(Name = "stan")]
    public string? Done { get; set; }

    public IReadOnlyList<SeasonLine> Seasons { get; private set; } = [];

    /// <summary>Years whose numbers alone are known.</summary>
    public IReadOnlyList<FrozenSeason> Past { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var now = clock.GetUtcNow();
        var seasons = await db.Seasons.AsNoTracking().AsSplitQuery().Include(season => season.Edition).ThenInclude(edition => edition.Sessions).OrderByDescending(season => season.Year).ToListAsync();
        var seats = await db.SeatsOf([.. seasons.Select(season => season.EditionId)], now).ToDictionaryAsync(seats => seats.EditionId);
        Seasons = seasons.ConvertAll(season => new SeasonLine(
            season,
            season.Edition.PublishedAt is null ? EditionState.Draft : season.Edition.StateAt(now),
            seats.GetValueOrDefault(season.EditionId).Of(season.Edition.Places)));
        var years = seasons.ConvertAll(season => season.Year);
        Past = await db.FrozenSeasons.AsNoTracking().Where(frozen => !years.Contains(frozen.Year)).OrderByDescending(frozen => frozen.Year).ToListAsync();
    }
}

/// <param name="Season">With its edition and sessions.</param>
/// <param name="State">Of its call.</param>
/// <param name="Seating">Children, and the groups that hold their seats.</param>
public sealed record SeasonLine(Season Season, EditionState State, Seating Seating);
