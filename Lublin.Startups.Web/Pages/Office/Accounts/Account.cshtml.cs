using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Accounts;

/// <summary>One account: its owner's name and role.</summary>
[Authorize(Policy = Rights.Admin)]
public sealed class AccountModel(StartupsDb db, AccountDesk desk, IStringLocalizer<AccountsTexts> texts, TimeProvider clock) : PageModel, IReshow
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public StaffForm Form { get; set; } = new();

    public StaffRow Account { get; private set; } = null!;

    /// <summary>What else can be done with it, by the last part of the address.</summary>
    public IReadOnlyList<string> Verbs => Account.State == StaffState.Disabled ? ["otworz"] : ["link", "wyloguj", "zamknij"];

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await db.StaffRowAsync(Id, clock.GetUtcNow()) is not { } account)
        {
            context.Result = NotFound();
            return;
        }

        Account = account;
        await next();
    }

    public void OnGet() => Form = new() { Name = Account.Name, Role = Account.Role };

    public async Task<IActionResult> OnPostAsync()
    {
        var name = Form.ReadName(ModelState, texts);
        Form.DemandRole(ModelState, texts);
        if (!ModelState.IsValid)
            return Page();
        if (await desk.ChangeAsync(Id, name!, Form.Role!.Value, User.Actor()) is AccountOutcome.LastAdmin)
        {
            ModelState.AddModelError("Form.Role", texts["Wrong.LastAdmin"]);
            return Page();
        }

        return new SeeOther("/biuro/konta?stan=zapisano");
    }

    public Task<IActionResult> ReshowAsync() => Task.FromResult<IActionResult>(Page());
}
