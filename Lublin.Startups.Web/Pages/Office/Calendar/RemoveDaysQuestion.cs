using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Pages.Office.Asking;
using Lublin.Startups.Web.Programmes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Calendar;

/// <summary>Takes days off out of the calendar; shows which published sessions fall on them.</summary>
public sealed class RemoveDaysQuestion(StartupsDb db, DayOffDesk desk, IStringLocalizer<CalendarTexts> texts) : Question(texts)
{
    private DayOff off = null!;

    public override async Task<IActionResult?> FindAsync()
    {
        if (await db.DaysOff.AsNoTracking().SingleOrDefaultAsync(off => off.Id == Page.Id) is not { } found)
            return HttpMethods.IsPost(Page.Request.Method) ? GoTo($"{Links.Office.DaysOff}?stan=bez-zmian") : new NotFoundResult();
        off = found;
        return null;
    }

    public override async Task<Ask?> AskAsync()
    {
        var hit = await desk.HitByAsync(off);
        return new(Texts["Remove.Title"], Texts["Remove"], PathOf(Links.Office.DaysOff), Texts["Keep"])
        {
            Crumbs = [(PathOf(Links.Office.DaysOff), Texts["Title"])],
            Above = hit.Count > 0 ? ("Calendar/_Hit", new HitSessions(off, hit)) : null,
            About = off.Name,
            When = Days.Of(off),
            Then = [Texts["Remove.Text"]],
            IsGrave = true,
        };
    }

    public override async Task<IActionResult?> DoAsync() =>
        GoTo(FormattableString.Invariant($"{Links.Office.DaysOff}?rok={off.From.Year}&stan={(await desk.RemoveAsync(off.Id, Actor) ? "usunieto" : "bez-zmian")}"));
}
