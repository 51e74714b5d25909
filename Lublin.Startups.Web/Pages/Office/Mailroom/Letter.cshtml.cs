using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lublin.Startups.Web.Pages.Office.Mailroom;

/// <summary>A letter's own document, for the frame of its mail's page: it may carry its inline styles, and nothing else.</summary>
public sealed class LetterModel(LetterView view) : PageModel
{
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox";

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellation)
    {
        if (await view.FindAsync(id) is not { } mail || await view.OfAsync(mail, cancellation) is not { } letter)
            return NotFound();
        Response.Headers.ContentSecurityPolicy = Policy;
        return Content(letter.Html, "text/html; charset=utf-8");
    }
}
