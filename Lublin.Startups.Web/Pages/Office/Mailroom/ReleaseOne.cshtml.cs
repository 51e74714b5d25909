using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Mailroom;

/// <summary>Lets one mail go that is held by itself.</summary>
[Authorize(Policy = Rights.Coordinator)]
public sealed class ReleaseOneModel(StartupsDb db, LetterView view, MailDesk desk) : AskModel(db)
{
    [FromRoute]
    public long Id { get; set; }

    public override string Back => Url.Content($"~/biuro/poczta/{Id}");

    public override string Heading(IStringLocalizer<MailroomTexts> texts) => texts["Hold.ReleaseOneTitle"];

    protected override async Task<bool> FindAsync() => await view.FindAsync(Id) is { State: MailState.Held, HoldId: null };

    public async Task<IActionResult> OnPostAsync() =>
        new SeeOther(Back + (await desk.ReleaseAsync(Id, User.Actor()) ? "?stan=zwolniono" : "?stan=nic"));
}
