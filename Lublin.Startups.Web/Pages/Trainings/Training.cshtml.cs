using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lublin.Startups.Web.Pages.Trainings;

/// <summary>One training with its dates.</summary>
[CachedPage]
public sealed class TrainingModel(StartupsDb db, TimeProvider clock) : PageModel
{
    private readonly DateTimeOffset now = clock.GetUtcNow();

    public TrainingView View { get; private set; } = null!;

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
        View = new(programme, cards, await db.PresentersAsync(TrainingView.PresentersOf(cards)), await db.VenuesAsync(TrainingView.VenuesOf(cards)), now);
        return Page();
    }
}
