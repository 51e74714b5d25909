using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Kids.Cycles;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Lublin.Startups.Web.Pages.Office.Kids.Cycles;

/// <summary>The cycles of all groups of a season, with what is missing in them.</summary>
public sealed class IndexModel(StartupsDb db, CycleDesk desk, PlanningBook book, TimeProvider clock) : SeasonPage(db)
{
    private readonly StartupsDb db = db;
    private readonly DateTimeOffset now = clock.GetUtcNow();

    [FromQuery(Name = "stan")]
    public string? Done { get; set; }

    public CycleSheet Sheet { get; private set; } = null!;

    public async Task OnGetAsync() => Sheet = await CycleSheet.ReadAsync(db, Season.EditionId, book);

    public async Task<IActionResult> OnPostAsync()
    {
        await desk.GenerateAsync(Season.EditionId, group: null, User.Actor());
        return new SeeOther(Url.Content($"~{KidsLinks.Cycles(Year)}?stan=ulozono"));
    }

    public IReadOnlyList<CycleGap> GapsOf(SchoolGroup group) => CycleDesk.PlanOf(Sheet, group, now).Gaps;
}
