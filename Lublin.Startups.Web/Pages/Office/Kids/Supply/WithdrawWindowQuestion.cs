using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Pages.Office.Asking;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Kids.Supply;

/// <summary>A host offers a window no more; names the group that loses it.</summary>
public sealed class WithdrawWindowQuestion(StartupsDb db, SupplyDesk desk, IStringLocalizer<SupplyTexts> texts) : Question(texts)
{
    private VisitWindow window = null!;
    private int year;

    private string Back => KidsLinks.Host(year, window.HostId);

    public override async Task<IActionResult?> FindAsync()
    {
        window = (await db.VisitWindows.AsNoTracking().Include(each => each.Host).SingleOrDefaultAsync(each => each.Id == Page.Id && each.WithdrawnAt == null))!;
        if (window is null)
            return new NotFoundResult();
        year = await db.Seasons.Where(season => season.EditionId == window.EditionId).Select(season => season.Year).SingleAsync();
        return null;
    }

    public override async Task<Ask?> AskAsync()
    {
        var use = await db.UseOfAsync(window.Id);
        return new(Texts["Window.Withdraw.Ask"], Texts["Window.Withdraw"], PathOf(Back), Texts["Back"])
        {
            About = window.Host.Name,
            When = DateText.Full(window.Date, window.From, window.To),
            Then = use is null ? [Texts["Window.Withdraw.Text"]]
                : [Texts["Loses", use.Group.Label, use.Group.School.Name], use.Meeting is { PublishedAt: not null } told ? Texts["Loses.Told", DateText.Full(told.Session.Date)] : Texts["Loses.NotTold"]],
            IsGrave = use is not null,
        };
    }

    public override async Task<IActionResult?> DoAsync() =>
        await desk.WithdrawWindowAsync(window.Id, Actor) == WindowOutcome.Over ? Wrong(Texts["Wrong.Over"]) : GoTo($"{Back}?stan=zapisano");
}
