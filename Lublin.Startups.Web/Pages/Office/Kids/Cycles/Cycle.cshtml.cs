using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids.Cycles;
using Lublin.Startups.Web.Programmes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Kids.Cycles;

/// <summary>The cycle of one group as one thing: its dates, how each stands, who leads it, what is missing.</summary>
public sealed class CycleModel(StartupsDb db, CycleDesk desk, PlanningBook book, TimeProvider clock) : CyclePage(db, book, clock)
{
    private static readonly string[] Told = ["ulozono", "przeniesiono", "odwolano", "zastepstwo", "firma"];

    public IReadOnlyList<CycleGap> Gaps => CycleDesk.PlanOf(Sheet, Group, Now).Gaps;

    public string? Toast => Array.IndexOf(Told, Done) >= 0 ? HttpContext.RequestServices.GetRequiredService<IStringLocalizer<CyclesTexts>>()[$"Done.{Done}"].Value : null;

    public async Task<IActionResult> OnPostAsync()
    {
        await desk.GenerateAsync(Season.EditionId, Group.Id, User.Actor());
        return Back("ulozono");
    }
}
