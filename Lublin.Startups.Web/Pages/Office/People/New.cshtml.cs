using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Privacy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.People;

/// <summary>Signs a person up who called or wrote, by the same rule as the site.</summary>
public sealed class NewModel(StartupsDb db, PeopleDesk desk, LegalTexts legal, TimeProvider clock) : StaffSignUpModel(db, desk, legal, clock)
{
    public Task<IActionResult> OnPostAsync([FromServices] IStringLocalizer<PeopleTexts> texts) => SignUpAsync(exception: null, texts);
}
