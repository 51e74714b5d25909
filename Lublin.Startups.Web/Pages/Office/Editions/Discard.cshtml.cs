using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Lublin.Startups.Web.Pages.Office.Editions;

/// <summary>Deletes a draft; asks first.</summary>
public sealed class DiscardModel(StartupsDb db, EditionDesk desk, TimeProvider clock) : EditionPage(db, clock)
{
    public IActionResult OnGet() => IsDraft ? Page() : Redirect(Path);

    public async Task<IActionResult> OnPostAsync() => await desk.DiscardAsync(Edition.Id, User.Actor())
        ? new SeeOther(Url.Content($"~/biuro/programy/{Edition.ProgrammeId}?stan=usunieto"))
        : new SeeOther(Path + "?stan=juz-opublikowana");
}
