using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lublin.Startups.Web.Pages.Offers;

/// <summary>One programme with its dates.</summary>
[CachedPage]
public sealed class ProgrammeModel(StartupsDb db, TimeProvider clock) : PageModel
{
    private readonly DateTimeOffset now = clock.GetUtcNow();

    public ProgrammeView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug)
    {
        if (!ProgrammeQueries.IsSlug(slug) || await db.ProgrammePageAsync(ProgrammeKind.Training, slug) is not { WasPublished: true } programme)
            return NotFound();
        var life = PageLife.Of(HttpContext);
        life.UntilMidnight(now);
        if (programme.Withdrawn)
            return StatusCode(StatusCodes.Status410Gone);
        var catalogue = await db.CatalogueAsync(programme.Id, now);
        life.Until(catalogue.Until);
        var cards = catalogue.Cards;
        View = new(programme, cards, await db.PresentersAsync(ProgrammeView.PresentersOf(cards)), await db.VenuesAsync(ProgrammeView.VenuesOf(cards)), now);
        return Page();
    }
}
