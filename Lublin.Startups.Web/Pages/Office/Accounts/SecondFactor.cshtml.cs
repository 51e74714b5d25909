using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Pages.Office.Editing;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Accounts;

/// <summary>Of which roles a second factor is demanded.</summary>
[Authorize(Policy = Rights.Admin)]
public sealed class SecondFactorModel(StartupsDb db, AccountDesk desk, IStringLocalizer<AccountsTexts> texts) : PageModel, IReshow
{
    [BindProperty]
    public IReadOnlyList<StaffRole> Roles { get; set; } = new List<StaffRole>();

    /// <summary>The fingerprint of the roles it was demanded of when the form was opened.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    /// <summary>What somebody else saved while this form was open; null when nobody did.</summary>
    public Meanwhile? Meanwhile { get; private set; }

    public async Task OnGetAsync()
    {
        Roles = await DemandedAsync();
        Seen = AccountDesk.FingerprintOf(Roles);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await desk.DemandSecondFactorAsync(Roles, User.Actor(), Seen ?? "") is not AccountOutcome.Overtaken)
            return new SeeOther(Links.Office.Accounts + "?stan=wymagania");
        var stored = await DemandedAsync();
        Meanwhile = await Meanwhile.OfAsync(db, "office", 0, Fields(Roles), Fields(stored), "SecondFactorDemanded");
        Seen = AccountDesk.FingerprintOf(stored);
        return Page();
    }

    public Task<IActionResult> ReshowAsync() => Task.FromResult<IActionResult>(Page());

    private Task<List<StaffRole>> DemandedAsync() => db.RoleRules.Where(rule => rule.DemandsSecondFactor).Select(rule => rule.Role).ToListAsync();

    private IReadOnlyList<(string Label, string? Value)> Fields(IEnumerable<StaffRole> roles) =>
        [(texts["Demand.Of"], string.Join(", ", roles.Order().Select(role => texts[$"Role.{role}"].Value)))];
}
