using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Kids.Cycles;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Kids.Cycles;

/// <summary>Shows all dates that nobody was told of, and who gets a letter; then tells them.</summary>
[Authorize(Policy = Rights.Coordinator)]
public sealed class PublishModel(StartupsDb db, CycleDesk desk, PlanningBook book, TimeProvider clock) : SeasonPage(db), IReshow
{
    private readonly StartupsDb db = db;
    private readonly DateTimeOffset now = clock.GetUtcNow();

    /// <summary>Whether letters wait until staff have read them.</summary>
    [BindProperty]
    public string? Holds { get; set; }

    public CycleSheet Sheet { get; private set; } = null!;

    public IReadOnlyList<Meeting> Fresh => [.. Sheet.Meetings.Where(meeting => meeting.PublishedAt is null && meeting.Session.CancelledAt is null)];

    public IReadOnlyList<CyclePerson> Told => [.. CycleMails.DatesTo(Sheet, Fresh).Select(each => each.Person)];

    public async Task OnGetAsync() => Sheet = await CycleSheet.ReadAsync(db, Season.EditionId, book);

    public async Task<IActionResult> OnPostAsync([FromServices] IStringLocalizer<CyclesTexts> texts)
    {
        switch (await desk.PublishAsync(Season.EditionId, Holds is "true", User.Actor()))
        {
            case CycleOutcome.Done:
                return new SeeOther(Url.Content($"~{KidsLinks.Cycles(Year)}?stan=ogloszono"));
            case CycleOutcome.Against against:
                ModelState.AddModelError("Holds", texts[$"Publish.{against.Why}", GroupNumber.Of(Year, against.Order)]);
                break;
            default:
                ModelState.AddModelError("Holds", texts["Publish.Nothing"]);
                break;
        }

        await OnGetAsync();
        return Page();
    }

    public async Task<IActionResult> ReshowAsync()
    {
        await OnGetAsync();
        return Page();
    }

    public IReadOnlyList<CycleGap> GapsOf(SchoolGroup group) => CycleDesk.PlanOf(Sheet, group, now).Gaps;
}
