using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Lublin.Startups.Web.Pages.Office.Editions;

/// <summary>Ends sign-ups and joining the queue before their time; asks first.</summary>
[Authorize(Policy = Rights.Coordinator)]
public sealed class CloseModel(StartupsDb db, EditionDesk desk, TimeProvider clock) : EditionPage(db, clock)
{
    public IActionResult OnGet() => IsDraft ? Redirect(Path) : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        var closed = !IsDraft && await desk.CloseAsync(Edition.Id, User.Actor());
        return new SeeOther($"{Path}?stan={(closed ? "zamknieto" : "bez-zmian")}");
    }
}
