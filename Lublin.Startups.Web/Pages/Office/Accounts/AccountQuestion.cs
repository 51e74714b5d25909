using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Pages.Office.Asking;
using Lublin.Startups.Web.Programmes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Accounts;

/// <summary>Sends an account its link, ends its sessions, closes it or opens it again.</summary>
public sealed class AccountQuestion(StartupsDb db, AccountDesk desk, OutboxSignal signal, IStringLocalizer<AccountsTexts> texts) : Question(texts)
{
    private StaffRow account = null!;

    public override async Task<IActionResult?> FindAsync()
    {
        if (await db.StaffRowAsync(Page.Id, Page.Now) is not { } found)
            return new NotFoundResult();
        account = found;
        return null;
    }

    public override Task<Ask?> AskAsync() => Task.FromResult<Ask?>(new(Texts[$"Ask.{Page.Verb}", account.Name], Texts[$"Verb.{Page.Verb}"], PathOf(Links.Office.Account(Page.Id)), Texts["Back"])
    {
        Crumbs = [(PathOf(Links.Office.Accounts), Texts["List.Title"]), (PathOf(Links.Office.Account(Page.Id)), account.Name)],
        Then = [Texts[$"Ask.{Page.Verb}.Text"]],
        IsGrave = Page.Verb is "zamknij",
    });

    public override async Task<IActionResult?> DoAsync()
    {
        switch (Page.Verb)
        {
            case "link":
                await desk.SendLinkAsync(Page.Id, Actor);
                signal.Wake();
                return Done("wyslano");
            case "wyloguj":
                await desk.EndSessionsAsync(Page.Id, Actor);
                return Done("wylogowano");
            case "otworz":
                await desk.EnableAsync(Page.Id, Actor);
                return Done("otwarto");
            default:
                return await desk.DisableAsync(Page.Id, Actor) is AccountOutcome.LastAdmin ? Wrong(Texts["Wrong.LastAdmin"]) : Done("zamknieto");
        }
    }

    private IActionResult Done(string state) => GoTo(Links.Office.Accounts + $"?stan={state}");
}
