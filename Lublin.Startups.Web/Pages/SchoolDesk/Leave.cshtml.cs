using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lublin.Startups.Web.Pages.SchoolDesk;

/// <summary>A device leaves the school's desk.</summary>
public sealed class LeaveModel(SchoolDoor door, AccessDesk desk) : PageModel
{
    public IActionResult OnGet() => new RedirectResult(Url.Content("~" + SchoolLinks.Desk));

    public async Task<IActionResult> OnPostAsync()
    {
        if (await door.FindAsync(Request.Cookies[DeskPage.Cookie]) is { } key)
            await desk.LeaveAsync(key);
        Response.Cookies.Delete(DeskPage.Cookie);
        return new SeeOther(Url.Content("~" + SchoolLinks.Find));
    }
}
