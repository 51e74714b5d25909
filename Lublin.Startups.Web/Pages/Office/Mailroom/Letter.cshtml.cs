using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lublin.Startups.Web.Pages.Office.Mailroom;

/// <summary>A letter's own document, for the frame of its mail's page.</summary>
public sealed class LetterModel(LetterView view) : PageModel
{
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellation)
    {
        if (await view.FindAsync(id) is not { } mail || await view.OfAsync(mail, cancellation) is not { } letter)
            return NotFound();
        return LetterFrame.Of(this, letter);
    }
}
