using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Pages.Office.Editing;
using Lublin.Startups.Web.Pages.Office.Editions;
using Lublin.Startups.Web.Programmes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Schedule;

/// <summary>One day by rooms.</summary>
public sealed class DayModel(StartupsDb db, TimeProvider clock, PlanningBook planning, IStringLocalizer<EditionsTexts> texts) : PageModel
{
    [FromQuery(Name = "dzien")]
    public string? Asked { get; set; }

    public DateOnly Date { get; private set; }
    public DayGrid Grid { get; private set; } = null!;

    /// <summary>What cannot be as it is.</summary>
    public IReadOnlyList<Conflict> Clashes { get; private set; } = [];

    /// <summary>Published sessions of the day: they have people.</summary>
    public IReadOnlyList<Booking> Held { get; private set; } = [];

    public IReadOnlyList<RoomChoice> Free { get; private set; } = [];

    /// <summary>Lectures among them are shown with what waits for the next version.</summary>
    public IReadOnlyList<WorkingSession> Working { get; private set; } = [];

    public ConflictWords Words { get; private set; } = null!;

    /// <summary>Why the day is off for everybody; null when it is a day like others.</summary>
    public DayOff? Off { get; private set; }

    public async Task OnGetAsync()
    {
        Date = TypedTime.Date(Asked) is { Year: > 2000 and < 2100 } asked ? asked : Warsaw.Today(clock);
        var rooms = await db.RoomChoicesAsync(withArchived: true);
        var bookings = await db.BookingsAsync(Date, Date);
        Working = await db.WorkingCopyAsync(Date, Date);
        var facts = await planning.FactsAsync(bookings, Date, Date);
        Off = facts.DaysOff.FirstOrDefault(off => off.UniversityId is null);
        Grid = DayGrid.Of(Date, rooms, bookings, facts);
        Words = new(texts, rooms.ToDictionary(room => room.Id, room => room.Name));
        Clashes = OncePerPair(Conflicts.Of(bookings, bookings, facts).Where(conflict => conflict.IsHard || conflict.Kind == ConflictKind.Taken));
        Held = [.. bookings.Where(booking => booking.IsPublished)];
        Free = [.. rooms.Where(room => !room.IsArchived && !bookings.Any(booking => booking.Plan.RoomId == room.Id))];
    }

    // Both sides of a clash say the same; the draft is the one to move.
    private static List<Conflict> OncePerPair(IEnumerable<Conflict> conflicts) =>
        [.. conflicts.OrderBy(conflict => conflict.Session.IsPublished).ThenBy(conflict => conflict.Session.SessionId)
            .DistinctBy(conflict => (conflict.Kind, Math.Min(conflict.Session.SessionId, conflict.With?.SessionId ?? 0), Math.Max(conflict.Session.SessionId, conflict.With?.SessionId ?? 0)))];
}
