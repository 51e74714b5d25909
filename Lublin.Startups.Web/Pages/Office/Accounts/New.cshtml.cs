using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Accounts;

/// <summary>Invites a person: they get a link by mail and set their own password.</summary>
[Authorize(Policy = Rights.Admin)]
public sealed class NewModel(AccountDesk desk, OutboxSignal signal, IStringLocalizer<AccountsTexts> texts) : PageModel, IReshow
{
    [BindProperty]
    public StaffForm Form { get; set; } = new();

    public async Task<IActionResult> OnPostAsync()
    {
        var (name, email) = (Form.ReadName(ModelState, texts), Form.ReadEmail(ModelState, texts));
        Form.DemandRole(ModelState, texts);
        if (!ModelState.IsValid)
            return Page();
        if (await desk.InviteAsync(name!, email!, Form.Role!.Value, User.Actor(), Form.FormId) is AccountOutcome.Taken)
        {
            ModelState.AddModelError("Form.Email", texts["Wrong.Taken"]);
            return Page();
        }

        signal.Wake();
        return new SeeOther(Links.Office.Accounts + "?stan=zaproszono");
    }

    public Task<IActionResult> ReshowAsync() => Task.FromResult<IActionResult>(Page());
}
