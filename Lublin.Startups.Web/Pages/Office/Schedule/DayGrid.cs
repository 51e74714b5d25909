using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Pages.Office.Schedule;

/// <summary>One day by rooms: where each session stands in the picture. Rows are half hours.</summary>
/// <param name="Date">The day.</param>
/// <param name="FromHour">The first hour shown.</param>
/// <param name="Slots">How many half hours are shown.</param>
/// <param name="Columns">Rooms in which something is on, and what is on-line.</param>
public sealed record DayGrid(DateOnly Date, int FromHour, int Slots, IReadOnlyList<DayColumn> Columns)
{
    private const int EarliestShown = 9;
    private const int LatestShown = 20;
    private const int SlotMinutes = 30;

    public IEnumerable<int> Hours => Enumerable.Range(FromHour, (Slots + 1) / 2);

    /// <summary>The row of an hour beside the grid, below its head.</summary>
    public int RowOf(int hour) => ((hour - FromHour) * 2) + 2;

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
        var from = all.Select(booking => booking.Plan.Start.Hour).Append(EarliestShown).Min();
        var to = all.Select(booking => booking.Plan.End.Hour + (booking.Plan.End.Minute > 0 ? 1 : 0)).Append(LatestShown).Max();
        var byRoom = all.ToLookup(booking => booking.Plan.RoomId ?? 0);
        List<DayColumn> columns = [.. rooms.Where(room => byRoom.Contains(room.Id)).Select(room => new DayColumn(room.Name, room, Entries(byRoom[room.Id], new(all, facts, from, wanted))))];
        if (byRoom.Contains(0))
            columns.Add(new(Name: null, Room: null, Entries(byRoom[0], new(all, facts, from, wanted))));
        return new(date, from, (to - from) * 2, columns);
    }

    private static List<DayEntry> Entries(IEnumerable<Booking> bookings, Whole day)
    {
        List<DayEntry> entries = [];
        // Those that touch each other stand side by side.
        List<Booking> cluster = [];
        foreach (var booking in bookings.OrderBy(booking => booking.Plan.Start).ThenBy(booking => booking.SessionId))
        {
            if (cluster.Count > 0 && cluster.TrueForAll(other => other.Plan.End <= booking.Plan.Start))
                Place(cluster, entries, day);
            cluster.Add(booking);
        }

        Place(cluster, entries, day);
        return entries;
    }

    private static void Place(List<Booking> cluster, List<DayEntry> entries, Whole day)
    {
        List<TimeOnly> ends = [];
        List<(Booking Booking, int Lane)> placed = [];
        foreach (var booking in cluster)
        {
            var lane = ends.FindIndex(end => end <= booking.Plan.Start);
            if (lane < 0)
                (lane, ends) = (ends.Count, [.. ends, booking.Plan.End]);
            else
                ends[lane] = booking.Plan.End;
            placed.Add((booking, lane));
        }

        entries.AddRange(placed.Select(each => Entry(each.Booking, each.Lane, ends.Count, day)));
        cluster.Clear();
    }

    private static DayEntry Entry(Booking booking, int lane, int lanes, Whole day)
    {
        var start = ((booking.Plan.Start.Hour - day.From) * 2) + (booking.Plan.Start.Minute / SlotMinutes);
        var end = ((booking.Plan.End.Hour - day.From) * 2) + ((booking.Plan.End.Minute + SlotMinutes - 1) / SlotMinutes);
        var clashes = Conflicts.Of(booking, day.All, day.Facts).Any(conflict => conflict.Kind is ConflictKind.Taken or ConflictKind.Overlap or ConflictKind.RoomTooSmall);
        return new(booking, start + 1, Math.Max(1, end - start), lane, lanes, clashes, clashes && (booking == day.Wanted || !booking.IsPublished));
    }

    private sealed record Whole(List<Booking> All, PlanningFacts Facts, int From, Booking? Wanted);
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
