using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Pages.Office.Asking;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Kids.Supply;

/// <summary>A host takes part no more, or again; names the groups that lose a visit.</summary>
public sealed class ArchiveHostQuestion(StartupsDb db, SupplyDesk desk, IStringLocalizer<SupplyTexts> texts) : Question(texts)
{
    private VisitHost host = null!;

    private bool IsArchived => host.ArchivedAt is not null;

    private string Back => KidsLinks.Host(Page.Year, host.Id);

    public override async Task<IActionResult?> FindAsync()
    {
        host = (await db.VisitHosts.AsNoTracking().SingleOrDefaultAsync(each => each.Id == Page.Id))!;
        return host is null ? new NotFoundResult() : null;
    }

    public override async Task<Ask?> AskAsync()
    {
        var verb = IsArchived ? "Restore" : "Archive";
        return new(Texts[$"Host.{verb}.Ask", host.Name], Texts[$"Host.{verb}"], PathOf(Back), Texts["Back"])
        {
            Then = [Texts[$"Host.{verb}.Then"]],
            Names = IsArchived ? [] : await LosingAsync(),
            IsGrave = !IsArchived,
        };
    }

    public override async Task<IActionResult?> DoAsync()
    {
        await desk.ArchiveHostAsync(host.Id, !IsArchived, Actor);
        return GoTo($"{KidsLinks.Hosts(Page.Year)}?stan=zapisano");
    }

    private async Task<IReadOnlyList<string>> LosingAsync()
    {
        var today = Warsaw.DateOf(Page.Now);
        var pairings = await db.Pairings.AsNoTracking().Include(pairing => pairing.Group.School).Include(pairing => pairing.Window)
            .Where(pairing => pairing.EndedAt == null && pairing.Window!.HostId == host.Id && pairing.Window.Date >= today).OrderBy(pairing => pairing.Window!.Date).ToListAsync();
        return pairings.ConvertAll(pairing => Texts["Loses.Line", DateText.Full(pairing.Window!.Date), pairing.Group.Label, pairing.Group.School.Name].Value);
    }
}
