using Lublin.Startups.Web.Mail;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lublin.Startups.Web.Pages.Office.Mailroom;

/// <summary>A letter's own document, for a frame: it may carry its inline styles, which the site's own pages may not, and nothing else.</summary>
internal static class LetterFrame
{
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox";

    public static IActionResult Of(PageModel page, Letter letter)
    {
        page.Response.Headers.ContentSecurityPolicy = Policy;
        return page.Content(letter.Html, "text/html; charset=utf-8");
    }
}
