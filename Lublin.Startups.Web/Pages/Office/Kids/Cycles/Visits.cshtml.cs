using System.Globalization;
using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Kids.Cycles;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Kids.Cycles;

/// <summary>All visits of a season in order of time: who of the office goes along to each, and whether the big costume comes.</summary>
public sealed class VisitsModel(StartupsDb db, EscortDesk desk, PlanningBook book, IStringLocalizer<CyclesTexts> texts) : SeasonPage(db), IReshow
{
    private readonly StartupsDb db = db;

    [FromQuery(Name = "stan")]
    public string? Done { get; set; }

    [BindProperty]
    public IList<EscortRow> Rows { get; set; } = [];

    public IReadOnlyList<Meeting> Visits { get; private set; } = [];

    /// <summary>Everybody of the office, and nobody.</summary>
    public IReadOnlyList<PickItem> Staff { get; private set; } = [];

    public async Task OnGetAsync()
    {
        await LoadAsync();
        Rows = [.. Visits.Select(visit => new EscortRow { Session = visit.Session.Uid, Staff = visit.EscortId?.ToString(CultureInfo.InvariantCulture) })];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        var known = Staff.Select(item => item.Value).ToHashSet(StringComparer.Ordinal);
        var wanted = Rows.Where(row => known.Contains(row.Staff ?? "")).DistinctBy(row => row.Session)
            .ToDictionary(row => row.Session, row => long.TryParse(row.Staff, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : (long?)null);
        var clashes = await desk.AssignAsync(Season.EditionId, wanted, User.Actor());
        if (clashes.Count == 0)
            return new SeeOther(Url.Content($"~{KidsLinks.Visits(Year)}?stan=zapisano"));
        foreach (var (index, _) in Rows.Index().Where(row => clashes.Contains(row.Item.Session)))
            ModelState.AddModelError($"Rows[{index}].Staff", texts["Visits.Clash"]);
        return Page();
    }

    public async Task<IActionResult> ReshowAsync()
    {
        await LoadAsync();
        return Page();
    }

    private async Task LoadAsync()
    {
        Visits = [.. (await CycleSheet.ReadAsync(db, Season.EditionId, book)).Visits.OrderBy(visit => visit.Session.StartsAt)];
        var staff = await db.Staff.Where(each => each.DisabledAt == null).OrderBy(each => each.Name).ThenBy(each => each.Id).Select(each => new { each.Id, each.Name }).ToListAsync();
        Staff = [new("", texts["Visits.Nobody"]), .. staff.Select(each => new PickItem(each.Id.ToString(CultureInfo.InvariantCulture), each.Name))];
    }
}

/// <summary>Who goes along to one visit.</summary>
public sealed class EscortRow
{
    public Guid Session { get; set; }

    /// <summary>The row of a member of staff; empty for nobody.</summary>
    public string? Staff { get; set; }
}
