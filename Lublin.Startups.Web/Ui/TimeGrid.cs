namespace Lublin.Startups.Web.Ui;

/// <summary>A picture of hours: where each thing stands in its column. Rows are half hours, counted from 1; what overlaps stands side by side in lanes.</summary>
/// <param name="FromHour">The first hour shown.</param>
/// <param name="Slots">How many half hours are shown.</param>
public sealed record TimeGrid(int FromHour, int Slots)
{
    private const int SlotMinutes = 30;

    /// <summary>The most lanes that the styles know.</summary>
    public const int MostLanes = 4;

    public IEnumerable<int> Hours => Enumerable.Range(FromHour, (Slots + 1) / 2);

    /// <summary>The row of an hour beside the grid, below its head.</summary>
    public int RowOf(int hour) => ((hour - FromHour) * 2) + 2;

    /// <summary>As many hours as all times need, and no fewer than from one hour to another.</summary>
    public static TimeGrid Around(IEnumerable<(TimeOnly Start, TimeOnly End)> times, int from, int to)
    {
        var all = times.ToList();
        var first = all.Select(time => time.Start.Hour).Append(from).Min();
        var last = all.Select(time => time.End.Hour + (time.End.Minute > 0 ? 1 : 0)).Append(to).Max();
        return new(first, (last - first) * 2);
    }

    /// <summary>Puts the things of one column beside and below each other, in order of time.</summary>
    /// <param name="things">Those that begin at one moment stay in their order.</param>
    /// <param name="times">From when to when each is.</param>
    /// <param name="mostLanes">What would stand beyond is put into the last of them.</param>
    public IReadOnlyList<Placed<T>> Place<T>(IEnumerable<T> things, Func<T, (TimeOnly Start, TimeOnly End)> times, int mostLanes = MostLanes)
    {
        List<Placed<T>> placed = [];
        List<(T Thing, int Lane)> cluster = [];
        List<TimeOnly> ends = [];
        foreach (var thing in things.OrderBy(thing => times(thing).Start))
        {
            var (start, end) = times(thing);
            if (ends.TrueForAll(other => other <= start))
                Settle();
            var lane = ends.FindIndex(other => other <= start);
            if (lane < 0)
                (lane, ends) = (ends.Count, [.. ends, end]);
            else
                ends[lane] = end;
            cluster.Add((thing, lane));
        }

        Settle();
        return placed;

        void Settle()
        {
            var (lanes, group) = (Math.Min(ends.Count, mostLanes), placed.Count);
            placed.AddRange(cluster.Select(each => new Placed<T>(each.Thing, Row(times(each.Thing).Start), Span(times(each.Thing)), Math.Min(each.Lane, mostLanes - 1), lanes) { Group = group }));
            cluster.Clear();
            ends = [];
        }
    }

    private int Row(TimeOnly start) => ((start.Hour - FromHour) * 2) + (start.Minute / SlotMinutes) + 1;

    private int Span((TimeOnly Start, TimeOnly End) time)
    {
        var end = ((time.End.Hour - FromHour) * 2) + ((time.End.Minute + SlotMinutes - 1) / SlotMinutes) + 1;
        return Math.Max(1, end - Row(time.Start));
    }
}

/// <summary>A thing in the picture.</summary>
/// <param name="Thing">It.</param>
/// <param name="Row">The half hour in which it begins, from 1.</param>
/// <param name="Span">How many half hours it touches.</param>
/// <param name="Lane">Which of those side by side it is, from 0.</param>
/// <param name="Lanes">How many stand side by side.</param>
public sealed record Placed<T>(T Thing, int Row, int Span, int Lane, int Lanes)
{
    /// <summary>The same for all that overlap in one piece.</summary>
    public int Group { get; init; }

    /// <summary>The classes by which the styles put it there.</summary>
    public string Css => $"at-{Row} for-{Span} lane-{Lane} lanes-{Lanes}";
}
