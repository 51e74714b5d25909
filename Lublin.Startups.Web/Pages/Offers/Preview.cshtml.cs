using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lublin.Startups.Web.Pages.Offers;

/// <summary>The page of a programme as it will look once a draft is published; open to everybody with the draft's link.</summary>
public sealed class PreviewModel(StartupsDb db, PreviewLinks links, TimeProvider clock) : PageModel
{
    public ProgrammeView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string code)
    {
        if (await links.FindAsync(code) is not { PublishedAt: null } draft || await db.ProgrammeAsync(draft.Programme.Kind, draft.Programme.Slug) is not { } programme)
            return NotFound();
        var now = clock.GetUtcNow();
        IEnumerable<EditionCard> others = (await db.CatalogueAsync(programme.Id, now)).Cards;
        EditionCard[] cards = [.. (draft.Sessions.Count == 0 ? others : others.Append(CardOf(draft, now))).OrderBy(card => card.Edition.Window.FirstStart)];
        View = new(programme, cards, await db.PresentersAsync(ProgrammeView.EditionsOf(cards)), await db.VenuesAsync(ProgrammeView.VenuesOf(cards)), now) { DraftId = draft.Id };
        return Page();
    }

    // As if it were published at this moment.
    private static EditionCard CardOf(Edition draft, DateTimeOffset now)
    {
        var edition = EditionSummary.Of(draft) with { PublishedAt = now };
        return new(edition, new(edition.Places, 0, 0, 0), edition.StateAt(now));
    }
}
