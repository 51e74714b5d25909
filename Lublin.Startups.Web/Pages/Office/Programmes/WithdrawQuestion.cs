using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Pages.Office.Asking;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Programmes;

/// <summary>Takes a programme out of the catalogue.</summary>
public sealed class WithdrawQuestion(StartupsDb db, ProgrammeDesk desk, IStringLocalizer<ProgrammesTexts> texts) : Question(texts)
{
    private LocalText title = null!;

    private string Path => Links.Office.Programme(Page.Id);

    public override async Task<IActionResult?> FindAsync()
    {
        if (await db.Programmes.Where(programme => programme.Id == Page.Id).Select(programme => programme.Title).SingleOrDefaultAsync() is not { } found)
            return new NotFoundResult();
        title = found;
        return null;
    }

    public override async Task<Ask?> AskAsync()
    {
        var now = Page.Now;
        var open = (await db.EditionsAsync(Page.Id)).Count(edition => edition.StateAt(now) == EditionState.Open);
        return new(Texts["Withdraw.Title", title.In("pl").Text], Texts["Withdraw.Submit"], PathOf(Path), Texts["Withdraw.Keep"])
        {
            Then = [$"{Texts["Withdraw.Text"]} {Texts.Plural("Withdraw.Open", open)}", Texts["Withdraw.Enrolled"]],
            IsGrave = true,
        };
    }

    public override async Task<IActionResult?> DoAsync()
    {
        await desk.WithdrawAsync(Page.Id, Actor);
        return GoTo($"{Path}?stan=wycofano");
    }
}
