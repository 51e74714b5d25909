using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Pages.Office.Calendar;

/// <summary>Takes days off out of the calendar; shows which published sessions fall on them, and asks first.</summary>
public sealed class RemoveModel(StartupsDb db, DayOffDesk desk) : PageModel, IReshow
{
    [FromRoute]
    public long Id { get; set; }

    public HitSessions Hit { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync() => ReshowAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        var year = await db.DaysOff.Where(off => off.Id == Id).Select(off => (int?)off.From.Year).SingleOrDefaultAsync();
        var done = await desk.RemoveAsync(Id, User.Actor());
        return new SeeOther(Url.Content(FormattableString.Invariant($"~{Links.Office.DaysOff}?rok={year}&stan={(done ? "usunieto" : "bez-zmian")}")));
    }

    public async Task<IActionResult> ReshowAsync()
    {
        if (await db.DaysOff.AsNoTracking().SingleOrDefaultAsync(off => off.Id == Id) is not { } off)
            return NotFound();
        Hit = new(off, await desk.HitByAsync(off));
        return Page();
    }
}
