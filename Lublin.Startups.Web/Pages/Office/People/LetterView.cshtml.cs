using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Enrolments.Mails;
using Lublin.Startups.Web.Pages.Office.Mailroom;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Pages.Office.People;

/// <summary>The letter itself, for a frame.</summary>
[Authorize(Policy = Rights.Coordinator)]
public sealed class LetterViewModel(StartupsDb db, AnnouncementLetter letters, TimeProvider clock) : AnnouncementModel(db, clock)
{
    private readonly StartupsDb db = db;

    /// <summary>One of the recipients.</summary>
    [FromRoute(Name = "osoba")]
    public long PersonId { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await db.RecipientsOf(Announcement, Now).AnyAsync(person => person.Id == PersonId) || await letters.PreviewAsync(Announcement, PersonId) is not { } letter)
            return NotFound();
        return LetterFrame.Of(this, letter);
    }
}
