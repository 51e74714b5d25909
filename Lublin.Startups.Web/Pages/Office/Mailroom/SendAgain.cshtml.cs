using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Lublin.Startups.Web.Pages.Office.Mailroom;

public sealed class SendAgainModel(StartupsDb db, LetterView view, MailDesk desk) : MailroomModel(db), IReshow
{
    [FromRoute]
    public long Id { get; set; }

    public OutboxMail Mail { get; private set; } = null!;

    /// <summary>Whether it has lost its reason: it would not go out.</summary>
    public bool IsVoid { get; private set; }

    public string Back => Url.Content("~" + Links.Office.Mail(Id));

    public async Task<IActionResult> OnGetAsync() => await FindAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync() => await FindAsync() && IsVoid ? new SeeOther(Back + "?stan=nieaktualna") : await desk.SendAgainAsync(Id, User.Actor()) switch
    {
        SendAgainOutcome.Void => new SeeOther(Back + "?stan=nieaktualna"),
        SendAgainOutcome.TriedAgain => new SeeOther(Back + "?stan=ponowiono-jedna"),
        SendAgainOutcome.Repeated(var other) => new SeeOther(Url.Content("~" + Links.Office.Mail(other) + "?stan=nowa")),
        SendAgainOutcome.UnderWay => new SeeOther(Back + "?stan=czeka"),
        _ => new SeeOther(Back + "?stan=nic"),
    };

    public Task<IActionResult> ReshowAsync() => OnGetAsync();

    private async Task<bool> FindAsync()
    {
        if (await view.FindAsync(Id) is not { State: MailState.Failed or MailState.Sent or MailState.Voided } mail)
            return false;
        (Mail, IsVoid) = (mail, await view.IsVoidAsync(mail));
        return true;
    }
}
