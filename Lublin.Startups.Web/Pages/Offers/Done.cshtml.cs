using Lublin.Startups.Web.Data;
using Microsoft.AspNetCore.Mvc;

namespace Lublin.Startups.Web.Pages.Offers;

/// <summary>Where a second sign-up of the same person ends: it names nobody and opens nothing, the link goes to their mailbox.</summary>
public sealed class DoneModel(StartupsDb db, TimeProvider clock) : SignUpModel(db, clock)
{
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync())
            return Missing;
        return FormId is { } formId && new FormCookie(HttpContext, formId).IsKnown ? Page() : Redirect(ProgrammePath);
    }
}
