using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Kids.Seasons;

/// <summary>What a season comes to, as it stands and as it is kept.</summary>
public sealed class FiguresModel(StartupsDb db, TimeProvider clock, IStringLocalizer<SeasonsTexts> texts) : SeasonPage(db)
{
    private readonly StartupsDb db = db;

    [FromQuery(Name = "stan")]
    public string? Done { get; set; }

    public SeasonFigures Figures { get; private set; } = null!;

    /// <summary>Null while nobody kept them.</summary>
    public FrozenSeason? Frozen { get; private set; }

    /// <summary>Numbers can be kept once the gala is over.</summary>
    public bool IsOver { get; private set; }

    public string? Toast => Done is "zatwierdzono" or "zapomniano" or "bez-zmian" ? texts[$"Done.{Done}"].Value : null;

    public async Task OnGetAsync()
    {
        IsOver = Season.Edition.PublishedAt is not null && Season.Edition.LastEnd <= clock.GetUtcNow();
        Figures = await db.SeasonFiguresAsync(Season.EditionId);
        Frozen = await db.FrozenSeasons.AsNoTracking().SingleOrDefaultAsync(frozen => frozen.Year == Year);
    }

    /// <summary>Each number with its name.</summary>
    public static IReadOnlyList<(string Name, int Number)> Lines(SeasonFigures figures) =>
    [
        (nameof(figures.Groups), figures.Groups),
        (nameof(figures.Children), figures.Children),
        (nameof(figures.Schools), figures.Schools),
        (nameof(figures.Teachers), figures.Teachers),
        (nameof(figures.Animators), figures.Animators),
        (nameof(figures.LessonHours), figures.LessonHours),
        (nameof(figures.Visits), figures.Visits),
        (nameof(figures.CreativeHours), figures.CreativeHours),
        (nameof(figures.Hosts), figures.Hosts),
    ];
}
