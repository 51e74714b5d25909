using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Mailroom;

[Authorize(Policy = Rights.Coordinator)]
public sealed class HoldOneModel(StartupsDb db, LetterView view, MailDesk desk) : AskWhyModel(db)
{
    [FromRoute]
    public long Id { get; set; }

    public override string Back => Url.Content($"~/biuro/poczta/{Id}");

    public override string Heading(IStringLocalizer<MailroomTexts> texts) => texts["Hold.OneTitle"];

    protected override async Task<bool> FindAsync() => await view.FindAsync(Id) is { State: MailState.Waiting };

    public async Task<IActionResult> OnPostAsync([FromServices] IStringLocalizer<MailroomTexts> texts)
    {
        if (!HasReason(texts))
            return await OnGetAsync();
        return new SeeOther(Back + (await desk.HoldAsync(Id, Reason!, User.Actor()) ? "?stan=wstrzymano" : "?stan=nic"));
    }
}
