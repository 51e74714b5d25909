using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Pages.Office.Editing;
using Lublin.Startups.Web.Programmes;
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

    /// <summary>What somebody else saved while this form was open; null when nobody did.</summary>
    public Meanwhile? Meanwhile { get; private set; }

    public void OnGet() => Form = StaffForm.Of(Account);

    public async Task<IActionResult> OnPostAsync()
    {
        var name = Form.ReadName(ModelState, texts);
        Form.DemandRole(ModelState, texts);
        if (!ModelState.IsValid)
            return Page();
        switch (await desk.ChangeAsync(Id, name!, Form.Role!.Value, User.Actor(), Form.Seen ?? ""))
        {
            case AccountOutcome.LastAdmin:
                ModelState.AddModelError("Form.Role", texts["Wrong.LastAdmin"]);
                return Page();
            case AccountOutcome.Overtaken:
                var stored = StaffForm.Of((await db.StaffRowAsync(Id, clock.GetUtcNow()))!);
                Meanwhile = await Meanwhile.OfAsync(db, "staff", Id, Form.Fields(texts), stored.Fields(texts), "Changed");
                Form.Seen = stored.Seen;
                return Page();
            default:
                return new SeeOther(Links.Office.Accounts + "?stan=zapisano");
        }
    }

    public Task<IActionResult> ReshowAsync() => Task.FromResult<IActionResult>(Page());
}
