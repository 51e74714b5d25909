using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Pages.Office.Editing;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Editions;

/// <summary>Takes sign-ups again; asks until when, where the end that was set has passed.</summary>
[Authorize(Policy = Rights.Coordinator)]
public sealed class ReopenModel(StartupsDb db, EditionDesk desk, TimeProvider clock) : EditionPage(db, clock)
{
    [BindProperty]
    public string? Date { get; set; }

    [BindProperty]
    public string? Time { get; set; }

    public bool AsksEnd => Edition.SignUpEnd <= Now;

    public IActionResult OnGet() => IsDraft || Edition.CancelledAt is not null || Edition.FirstStart <= Now ? Redirect(Path) : Page();

    public async Task<IActionResult> OnPostAsync([FromServices] IStringLocalizer<EditionsTexts> texts)
    {
        if (IsDraft)
            return new SeeOther(Path);
        var until = AsksEnd ? TypedTime.Instant(Date, Time) : null;
        if ((!AsksEnd || until is not null) && await desk.ReopenAsync(Edition.Id, until, User.Actor()))
            return new SeeOther(Path + "?stan=otwarto");
        ModelState.AddModelError(AsksEnd ? nameof(Date) : "", texts["Wrong.Until", DateText.Until(Clock.Warsaw.ToLocal(Edition.FirstStart))]);
        return Page();
    }
}
