using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Pages.Office.Kids.Supply;

/// <summary>Firms and creative hosts, with what they offer in a season.</summary>
public sealed class HostsModel(StartupsDb db, TimeProvider clock) : SeasonPage(db)
{
    private readonly StartupsDb db = db;

    [FromQuery(Name = "stan")]
    public string? Done { get; set; }

    public DateOnly Today { get; } = Warsaw.Today(clock);
    public IReadOnlyList<VisitHost> Hosts { get; private set; } = [];
    public IReadOnlyList<VisitHost> Archived { get; private set; } = [];
    public ILookup<long, VisitWindow> Windows { get; private set; } = Array.Empty<VisitWindow>().ToLookup(window => window.HostId);
    public IReadOnlySet<long> Taken { get; private set; } = new HashSet<long>();
    public ClearanceBook Clearances { get; private set; } = null!;

    public async Task OnGetAsync()
    {
        var edition = Season.EditionId;
        var all = await db.VisitHosts.AsNoTracking().OrderBy(host => host.Name).ThenBy(host => host.Id).ToListAsync();
        (Hosts, Archived) = (all.FindAll(host => host.ArchivedAt is null), all.FindAll(host => host.ArchivedAt is not null));
        Windows = (await db.VisitWindows.AsNoTracking().Where(window => window.EditionId == edition && window.WithdrawnAt == null).OrderBy(window => window.Date).ThenBy(window => window.From).ToListAsync()).ToLookup(window => window.HostId);
        Taken = (await db.Pairings.Where(pairing => pairing.EndedAt == null && pairing.WindowId != null && pairing.Group.EditionId == edition).Select(pairing => pairing.WindowId!.Value).ToListAsync()).ToHashSet();
        Clearances = await ClearanceBook.ReadAsync(db);
    }
}
