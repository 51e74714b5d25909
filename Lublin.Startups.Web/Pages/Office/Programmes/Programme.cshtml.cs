using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Pages.Office.Editing;
using Lublin.Startups.Web.Programmes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Pages.Office.Programmes;

public sealed class ProgrammeModel(StartupsDb db, TimeProvider clock) : PageModel
{
    [FromQuery(Name = "stan")]
    public string? Done { get; set; }

    // The page's own noun, not the module of that name.
    public Web.Programmes.Programme Programme { get; private set; } = null!;
    public IReadOnlyList<string> Lacking { get; private set; } = [];
    public IReadOnlyList<EditionCard> Editions { get; private set; } = [];

    /// <summary>Whether the reader may write its texts: what people have been shown only a coordinator may change.</summary>
    public bool MayChange => User.May(StaffRole.Coordinator) || Editions.All(row => row.Edition.PublishedAt is null);

    public async Task<IActionResult> OnGetAsync(long id)
    {
        if (await db.Programmes.AsNoTracking().SingleOrDefaultAsync(programme => programme.Id == id) is not { } programme)
            return NotFound();
        var (now, texts) = (clock.GetUtcNow(), programme.Texts);
        (Programme, Lacking) = (programme, LanguageForm.Lacking(texts.Title, texts.Lead, texts.Learn, texts.Audience, texts.Bring));
        Editions = [.. (await db.CardsAsync(await db.EditionsAsync(id), now)).Reverse()];
        return Page();
    }
}
