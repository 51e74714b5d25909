using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Privacy;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.People;

/// <summary>Signs a person up though sign-ups are not open, or before those waiting; with a reason.</summary>
[Authorize(Policy = Rights.Coordinator)]
public sealed class ExceptionModel(StartupsDb db, PeopleDesk desk, LegalTexts legal, TimeProvider clock) : StaffSignUpModel(db, desk, legal, clock)
{
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Before those waiting, into a free seat.</summary>
    [BindProperty]
    public bool BeforeQueue { get; set; }

    public Task<IActionResult> OnPostAsync([FromServices] IStringLocalizer<PeopleTexts> texts)
    {
        var reason = Reasons.Read(Reason, key => ModelState.AddModelError(nameof(Reason), texts[key]));
        return SignUpAsync(new(reason ?? "", BeforeQueue), texts);
    }
}
