using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Mailroom;

/// <summary>Ends a hold on one edition's mail, or on all mail.</summary>
[Authorize(Policy = Rights.Coordinator)]
public sealed class ReleaseAllModel(StartupsDb db, MailDesk desk, TimeProvider clock) : AskModel(db)
{
    private readonly StartupsDb db = db;

    [BindProperty(Name = "edycja", SupportsGet = true)]
    public long EditionId { get; set; } = MailHold.Everything;

    public HoldRow Hold { get; private set; } = null!;

    /// <summary>How many mails wait for it now.</summary>
    public int HeldCount { get; private set; }

    public override string Heading(IStringLocalizer<MailroomTexts> texts) => Hold.Title is null ? texts["Hold.ReleaseAllTitle"] : texts["Hold.ReleaseEditionTitle", Hold.Title];

    protected override async Task<bool> FindAsync()
    {
        if (Holds.SingleOrDefault(hold => hold.EditionId == EditionId) is not { } hold)
            return false;
        Hold = hold;
        var now = clock.GetUtcNow();
        HeldCount = hold.IsOfEverything
            ? await db.Outbox.CountAsync(mail => mail.SentAt == null && mail.FailedAt == null && mail.VoidedAt == null && mail.HeldAt == null && mail.DueAt <= now)
            : await db.Outbox.Join(db.MailHolds.Where(held => held.EditionId == EditionId), mail => mail.HoldId, held => held.Id, (mail, _) => mail).CountAsync();
        return true;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await desk.ReleaseAllAsync(EditionId, User.Actor());
        return new SeeOther(Url.Content("~/biuro/poczta?stan=zwolniono"));
    }
}
