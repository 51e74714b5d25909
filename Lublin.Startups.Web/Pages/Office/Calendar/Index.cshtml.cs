using System.Globalization;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Programmes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Pages.Office.Calendar;

/// <summary>The days off of a year; after a change of one, which published sessions it hits.</summary>
public sealed class IndexModel(StartupsDb db, DayOffDesk desk, TimeProvider clock) : PageModel
{
    private static readonly string[] Told = ["dodano", "zapisano", "usunieto", "bez-zmian"];

    [FromQuery(Name = "rok")]
    public string? Asked { get; set; }

    [FromQuery(Name = "stan")]
    public string? Done { get; set; }

    /// <summary>Which days were added or changed last.</summary>
    [FromQuery(Name = "dni")]
    public string? Last { get; set; }

    public int Year { get; private set; }
    public IReadOnlyList<DayOff> Days { get; private set; } = [];

    public IReadOnlyDictionary<long, string> Universities { get; private set; } = new Dictionary<long, string>();

    /// <summary>What the last change hits; null when there was none.</summary>
    public HitSessions? Hit { get; private set; }

    public string? Toast => Array.IndexOf(Told, Done) >= 0 ? $"Done.{Done}" : null;

    public async Task OnGetAsync()
    {
        Year = int.TryParse(Asked, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 2000 and < 2100 ? year : Warsaw.Today(clock).Year;
        Days = await db.DaysOffAsync(new(Year, 1, 1), new(Year, 12, 31));
        Universities = (await db.UniversityChoicesAsync()).ToDictionary(each => each.Id, each => each.Name);
        if (Toast is not null && long.TryParse(Last, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && await db.DaysOff.AsNoTracking().SingleOrDefaultAsync(off => off.Id == id) is { } changed)
            Hit = new(changed, await desk.HitByAsync(changed));
    }
}

/// <summary>Published sessions that fall on days off.</summary>
public sealed record HitSessions(DayOff Off, IReadOnlyList<Booking> Sessions);
