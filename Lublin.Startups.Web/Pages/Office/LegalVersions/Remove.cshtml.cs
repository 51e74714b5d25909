using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Privacy;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Pages.Office.LegalVersions;

/// <summary>Removes a version that is not in force yet.</summary>
[Authorize(Policy = Rights.Admin)]
public sealed class RemoveModel(StartupsDb db, LegalDesk desk) : PageModel, IReshow
{
    [FromRoute]
    public long Id { get; set; }

    public LegalVersion Version { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await db.LegalVersions.AsNoTracking().SingleOrDefaultAsync(version => version.Id == Id) is not { } found)
            return NotFound();
        Version = found;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync() =>
        new SeeOther(Url.Content("~/biuro/teksty?stan=" + (await desk.RemoveAsync(Id, User.Actor()) ? "usunieto" : "zostaje")));

    public Task<IActionResult> ReshowAsync() => OnGetAsync();
}
