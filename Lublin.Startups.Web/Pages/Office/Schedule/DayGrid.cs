using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;

namespace Lublin.Startups.Web.Pages.Office.Schedule;

/// <summary>One day by rooms beside the form of a session that is being planned.</summary>
/// <param name="Date">The day.</param>
/// <param name="Picture">Its hours.</param>
/// <param name="Columns">Rooms in which something is on, and what is on-line.</param>
public sealed record DayGrid(DateOnly Date, TimeGrid Picture, IReadOnlyList<DayColumn> Columns)
{
    public const int EarliestShown = 9;
    public const int LatestShown = 20;

    public int FromHour => Picture.FromHour;

    public int Slots => Picture.Slots;

    /// <param name="date">The day.</param>
    /// <param name="rooms">All of them, in their order.</param>
    /// <param name="bookings">Sessions of that day.</param>
    /// <param name="facts">What they are judged by besides each other.</param>
    /// <param name="wanted">A session that is being planned; shown in place of how it stands in the schedule.</param>
    public static DayGrid Of(DateOnly date, IEnumerable<RoomChoice> rooms, IEnumerable<Booking> bookings, PlanningFacts facts, Booking? wanted = null)
    {
        var all = bookings.Where(booking => wanted is null || wanted.SessionId == 0 || booking.SessionId != wanted.SessionId).ToList();
        if (wanted?.Plan.Date == date)
            all.Add(wanted);
        var picture = TimeGrid.Around(all.Select(Times), EarliestShown, LatestShown);
        var byRoom = all.OrderBy(booking => booking.SessionId).ToLookup(booking => booking.Plan.RoomId ?? 0);
        List<DayColumn> columns = [.. rooms.Where(room => byRoom.Contains(room.Id)).Select(room => new DayColumn(room.Name, room, Entries(byRoom[room.Id])))];
        if (byRoom.Contains(0))
            columns.Add(new(Name: null, Room: null, Entries(byRoom[0])));
        return new(date, picture, columns);

        IReadOnlyList<DayEntry> Entries(IEnumerable<Booking> column) => [.. picture.Place(column, Times, int.MaxValue).Select(Entry)];

        DayEntry Entry(Placed<Booking> placed)
        {
            var clashes = Conflicts.Of(placed.Thing, all, facts).Any(conflict => conflict.Kind is ConflictKind.Taken or ConflictKind.Overlap or ConflictKind.RoomTooSmall);
            return new(placed.Thing, placed.Row, placed.Span, placed.Lane, placed.Lanes, clashes, clashes && (placed.Thing == wanted || !placed.Thing.IsPublished));
        }
    }

    private static (TimeOnly Start, TimeOnly End) Times(Booking booking) => (booking.Plan.Start, booking.Plan.End);
}

/// <param name="Name">The room's; null on-line.</param>
/// <param name="Room">Null on-line.</param>
/// <param name="Entries">In order of time.</param>
public sealed record DayColumn(string? Name, RoomChoice? Room, IReadOnlyList<DayEntry> Entries);

/// <summary>A session in the picture.</summary>
/// <param name="Booking">The session.</param>
/// <param name="Row">The half hour in which it begins, from 1.</param>
/// <param name="Span">How many half hours it touches.</param>
/// <param name="Lane">Which of those side by side it is, from 0.</param>
/// <param name="Lanes">How many stand side by side.</param>
/// <param name="IsClash">It cannot be where it is.</param>
/// <param name="IsGhost">It is the one that came later: a draft, or what is being planned.</param>
public sealed record DayEntry(Booking Booking, int Row, int Span, int Lane, int Lanes, bool IsClash, bool IsGhost)
{
    public string Css => $"ev kind-{Kinds.Of(Booking.Kind).Css} at-{Row} for-{Span} lane-{Lane} lanes-{Lanes}{(IsGhost ? " ghost" : IsClash ? " clash" : "")}";
}
