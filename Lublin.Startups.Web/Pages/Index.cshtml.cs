using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
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

    /// <summary>How many dates the catalogue has.</summary>
    public int Dates { get; private set; }

    public async Task OnGetAsync()
    {
        var life = PageLife.Of(HttpContext);
        life.UntilMidnight(Now);
        var catalogue = await shelf.CatalogueAsync(db, ProgrammeKind.Training, Now);
        life.Until(catalogue.Until);
        Dates = catalogue.Cards.Count;
        Next = [.. catalogue.Cards.Where(card => card.State is EditionState.Open or EditionState.OpensLater).OwnLanguageFirst().Take(Shown)];
    }
}
