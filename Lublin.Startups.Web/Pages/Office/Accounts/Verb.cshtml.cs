using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Accounts;

/// <summary>Asks before something is done to an account.</summary>
[Authorize(Policy = Rights.Admin)]
public sealed class VerbModel(StartupsDb db, AccountDesk desk, OutboxSignal signal, TimeProvider clock) : PageModel
{
    [FromRoute]
    public long Id { get; set; }

    /// <summary>link, wyloguj, zamknij or otworz.</summary>
    [FromRoute]
    public string Verb { get; set; } = "";

    public StaffRow Account { get; private set; } = null!;

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

    public async Task<IActionResult> OnPostAsync([FromServices] IStringLocalizer<AccountsTexts> texts)
    {
        switch (Verb)
        {
            case "link":
                await desk.SendLinkAsync(Id, User.Actor());
                signal.Wake();
                return Done("wyslano");
            case "wyloguj":
                await desk.EndSessionsAsync(Id, User.Actor());
                return Done("wylogowano");
            case "otworz":
                await desk.EnableAsync(Id, User.Actor());
                return Done("otwarto");
            default:
                if (await desk.DisableAsync(Id, User.Actor()) is not AccountOutcome.LastAdmin)
                    return Done("zamknieto");
                ModelState.AddModelError("", texts["Wrong.LastAdmin"]);
                return Page();
        }
    }

    private static SeeOther Done(string state) => new($"/biuro/konta?stan={state}");
}
