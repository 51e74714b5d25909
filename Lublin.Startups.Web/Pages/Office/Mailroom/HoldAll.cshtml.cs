using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Mailroom;

/// <summary>Holds back all mail about one edition, or all mail.</summary>
[Authorize(Policy = Rights.Coordinator)]
public sealed class HoldAllModel(StartupsDb db, MailDesk desk) : AskWhyModel(db)
{
    private readonly StartupsDb db = db;

    [BindProperty(Name = "edycja", SupportsGet = true)]
    public long EditionId { get; set; } = MailHold.Everything;

    /// <summary>Of the edition; null when it is about everything.</summary>
    public LocalText? Title { get; private set; }

    public override string Heading(IStringLocalizer<MailroomTexts> texts) => Title is null ? texts["Hold.AllTitle"] : texts["Hold.EditionTitle", Title];

    protected override async Task<bool> FindAsync()
    {
        Title = await db.Editions.Where(edition => edition.Id == EditionId).Select(edition => edition.Programme.Title).SingleOrDefaultAsync();
        return Title is not null || EditionId == MailHold.Everything;
    }

    public async Task<IActionResult> OnPostAsync([FromServices] IStringLocalizer<MailroomTexts> texts)
    {
        if (!await FindAsync())
            return NotFound();
        if (!HasReason(texts))
            return Page();
        await desk.HoldAllAsync(EditionId, Reason!, User.Actor());
        return new SeeOther(Url.Content("~/biuro/poczta?stan=wstrzymano"));
    }
}
