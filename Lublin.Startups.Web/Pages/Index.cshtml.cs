using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Pages.Lectures;
using Lublin.Startups.Web.Pages.Offers;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lublin.Startups.Web.Pages;

[CachedPage]
public sealed class IndexModel(StartupsDb db, CatalogueShelf shelf, TimeProvider clock) : PageModel
{
    private const int Shown = 3;

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    /// <summary>The next dates that somebody can still act on.</summary>
    public IReadOnlyList<EditionCard> Next { get; private set; } = [];

    /// <summary>How many dates the catalogue of trainings has.</summary>
    public int Dates { get; private set; }

    /// <summary>How many lectures are open to everybody.</summary>
    public int Lectures { get; private set; }

    public async Task OnGetAsync()
    {
        var life = PageLife.Of(HttpContext);
        life.UntilMidnight(Now);
        var catalogue = await shelf.CatalogueAsync(db, ProgrammeKind.Training, Now);
        var lectures = await shelf.OpenLecturesAsync(db, Now);
        life.Until(catalogue.Until);
        life.Until(lectures.Until);
        (Dates, Lectures) = (catalogue.Cards.Count, lectures.Cards.Count);
        Next = [.. catalogue.Cards.Where(card => card.State is EditionState.Open or EditionState.OpensLater).Concat(lectures.Cards)
            .OrderBy(card => card.Edition.First.StartsAt).ThenBy(card => card.Edition.Id).OwnLanguageFirst().Take(Shown)];
    }
}
