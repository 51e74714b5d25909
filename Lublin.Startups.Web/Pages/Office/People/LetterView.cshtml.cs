using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Enrolments.Mails;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Pages.Office.People;

/// <summary>The letter itself, for a frame: letters carry their styles with them, which the site's own pages may not.</summary>
[Authorize(Policy = Rights.Coordinator)]
public sealed class LetterViewModel(StartupsDb db, AnnouncementLetter letters, TimeProvider clock) : AnnouncementModel(db, clock)
{
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox";
    private readonly StartupsDb db = db;

    /// <summary>One of the recipients.</summary>
    [FromRoute(Name = "osoba")]
    public long PersonId { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await db.RecipientsOf(Announcement, Now).AnyAsync(person => person.Id == PersonId) || await letters.PreviewAsync(Announcement, PersonId) is not { } letter)
            return NotFound();
        Response.Headers.ContentSecurityPolicy = Policy;
        return Content(letter.Html, "text/html; charset=utf-8");
    }
}
