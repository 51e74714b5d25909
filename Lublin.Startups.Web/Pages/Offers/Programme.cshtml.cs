using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lublin.Startups.Web.Pages.Offers;

/// <summary>One programme with its dates; where each date has a page of its own, also one of them.</summary>
[CachedPage]
public sealed class ProgrammeModel(StartupsDb db, TimeProvider clock) : PageModel
{
    private readonly DateTimeOffset now = clock.GetUtcNow();

    public ProgrammeView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug, string? edition)
    {
        var kind = HttpContext.Kind().Of;
        if (!ProgrammeQueries.IsSlug(slug) || await db.ProgrammeAsync(kind, slug) is not { WasPublished: true } programme)
            return NotFound();
        var life = PageLife.Of(HttpContext);
        life.UntilMidnight(now);
        if (programme.Withdrawn)
            return StatusCode(StatusCodes.Status410Gone);
        var catalogue = await db.CatalogueAsync(programme.Id, now);
        life.Until(catalogue.Until);
        if (edition is null)
        {
            View = await ViewAsync(programme, catalogue.Cards);
            return Page();
        }

        if (catalogue.Cards.FirstOrDefault(card => string.Equals(card.Edition.Slug, edition, StringComparison.Ordinal)) is not { } card)
        {
            if (!ProgrammeQueries.IsSlug(edition) || await db.EditionAsync(kind, slug, edition) is not { } past)
                return NotFound();
            card = new(past, new(past.Places, 0, 0, 0), past.StateAt(now));
        }

        View = await ViewAsync(programme, [card]) with { IsOneDate = true, HasOtherDates = catalogue.Cards.Any(other => other.Edition.Id != card.Edition.Id) };
        return Page();
    }

    private async Task<ProgrammeView> ViewAsync(ProgrammeSummary programme, IReadOnlyList<EditionCard> cards) =>
        new(programme, cards, await db.PresentersAsync(ProgrammeView.EditionsOf(cards)), await db.VenuesAsync(ProgrammeView.VenuesOf(cards)), now);
}
