using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Pages.Office.Accounts;

/// <summary>Of which roles a second factor is demanded.</summary>
[Authorize(Policy = Rights.Admin)]
public sealed class SecondFactorModel(StartupsDb db, AccountDesk desk) : PageModel
{
    [BindProperty]
    public IReadOnlyList<StaffRole> Roles { get; set; } = new List<StaffRole>();

    public async Task OnGetAsync() => Roles = await db.RoleRules.Where(rule => rule.DemandsSecondFactor).Select(rule => rule.Role).ToListAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        await desk.DemandSecondFactorAsync(Roles, User.Actor());
        return new SeeOther("/biuro/konta?stan=wymagania");
    }
}
