using Lublin.Startups.Web.Clock;

namespace Lublin.Startups.Web.Programmes;

/// <summary>A room that sessions may be planned in.</summary>
public sealed record RoomChoice(long Id, long VenueId, string Name, string Venue, int Seats)
{
    /// <summary>Nothing new is planned there; what was stays to be seen.</summary>
    public bool IsArchived { get; init; }
}

/// <summary>Where a session could be instead: up to three places in time and space that nobody holds or wishes for.</summary>
public static class FreeSlots
{
    public const int Most = 3;
    private const int MinutesApart = 30;

    /// <summary>How many working days ahead a free day is looked for.</summary>
    private const int WorkingDaysAhead = 10;

    /// <summary>How many days ahead at most, holidays or not; the caller has to load the sessions and the days off of as many.</summary>
    public const int DaysAhead = 28;

    /// <summary>The same time in another room, another time in the same room, another day: one of each before a second of any.</summary>
    /// <param name="wanted">Where it cannot be.</param>
    /// <param name="rooms">Those that may be used; on-line none is needed.</param>
    /// <param name="others">All sessions of that day and of the next <see cref="DaysAhead"/>.</param>
    /// <param name="facts">What they are judged by besides each other, for the same days and all rooms.</param>
    /// <param name="now">Nothing that is over is offered.</param>
    public static IReadOnlyList<SessionPlan> For(Booking wanted, IReadOnlyCollection<RoomChoice> rooms, IReadOnlyCollection<Booking> others, PlanningFacts facts, DateTimeOffset now)
    {
        // What was wished for in spite of a weekend may be offered on that weekend too.
        var accepted = Conflicts.Of(wanted, others, facts).Where(conflict => !conflict.IsHard && conflict.With is null).Select(conflict => conflict.Kind).ToHashSet();
        var seats = rooms.ToDictionary(room => room.Id, room => room.Seats);
        var ways = new[] { OtherRooms(wanted, rooms), OtherTimes(wanted), OtherDays(wanted, facts) }
            .Select(way => way.Where(IsFree).Take(Most).ToList()).ToList();
        return [.. Enumerable.Range(0, Most).SelectMany(turn => ways.Where(way => way.Count > turn).Select(way => way[turn])).Take(Most)];

        bool IsFree(SessionPlan plan)
        {
            var there = wanted with { Plan = plan, RoomSeats = plan.RoomId is { } room ? seats.GetValueOrDefault(room) : null };
            return Warsaw.ToInstant(plan.Date, plan.Start) > now
                && Conflicts.Of(there, others, facts).All(conflict => conflict.Kind == ConflictKind.SameProgramme || (conflict.With is null && accepted.Contains(conflict.Kind)));
        }
    }

    // The same building first, then the room that fits best.
    private static IEnumerable<SessionPlan> OtherRooms(Booking wanted, IReadOnlyCollection<RoomChoice> rooms)
    {
        if (wanted.Plan.RoomId is not { } taken)
            return [];
        var venue = rooms.FirstOrDefault(room => room.Id == taken)?.VenueId;
        return rooms.Where(room => room.Id != taken && room.Seats >= wanted.Capacity)
            .OrderByDescending(room => room.VenueId == venue).ThenBy(room => room.Seats).ThenBy(room => room.Id)
            .Select(room => wanted.Plan with { RoomId = room.Id });
    }

    // The nearest first.
    private static IEnumerable<SessionPlan> OtherTimes(Booking wanted)
    {
        var (first, last) = (Minutes(Conflicts.Hours.From), Minutes(Conflicts.Hours.To));
        var (start, length) = (Minutes(wanted.Plan.Start), Minutes(wanted.Plan.End) - Minutes(wanted.Plan.Start));
        return Enumerable.Range(1, (last - first) / MinutesApart)
            .SelectMany(step => (int[])[start + (step * MinutesApart), start - (step * MinutesApart)])
            .Where(begin => begin >= first && begin + length <= last)
            .Select(begin => wanted.Plan with { Start = At(begin), End = At(begin + length) });
    }

    // Free days between are offered too, for a wish that names one.
    private static IEnumerable<SessionPlan> OtherDays(Booking wanted, PlanningFacts facts)
    {
        var working = 0;
        for (var day = 1; day <= DaysAhead && working < WorkingDaysAhead; day++)
        {
            var date = wanted.Plan.Date.AddDays(day);
            if (date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !facts.IsOff(date))
                working++;
            yield return wanted.Plan with { Date = date };
        }
    }

    private static int Minutes(TimeOnly time) => (time.Hour * 60) + time.Minute;

    private static TimeOnly At(int minutes) => new(minutes / 60, minutes % 60);
}
