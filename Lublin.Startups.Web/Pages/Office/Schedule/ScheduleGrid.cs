using System.Globalization;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Ui;

namespace Lublin.Startups.Web.Pages.Office.Schedule;

/// <summary>The picture of a day or a week: columns in which something is on, and where each session stands in them.</summary>
/// <param name="Picture">Its hours.</param>
/// <param name="Columns">No more than the styles know.</param>
/// <param name="Rest">Columns that found no place, to be asked for by a filter.</param>
public sealed record ScheduleGrid(TimeGrid Picture, IReadOnlyList<ScheduleColumn> Columns, IReadOnlyList<ScheduleColumn> Rest)
{
    public const int MostColumns = 12;
    private const int MostLanesOfWeek = 2;

    /// <summary>A day: by rooms, universities or persons.</summary>
    public static ScheduleGrid OfDay(IReadOnlyList<WorkingSession> sessions, IReadOnlyList<(ScheduleHead Head, Func<WorkingSession, bool> Holds)> heads)
    {
        var picture = PictureOf(sessions);
        var columns = heads.Select(each => (each.Head, In: sessions.Where(each.Holds).ToList())).Where(each => each.In.Count > 0).ToList();
        return new(
            picture,
            [.. columns.Take(MostColumns).Select(each => new ScheduleColumn(each.Head, Cells(picture, each.In, TimeGrid.MostLanes)))],
            [.. columns.Skip(MostColumns).Select(each => new ScheduleColumn(each.Head, []))]);
    }

    /// <summary>A week: Monday to Friday, and the days after it on which something is on.</summary>
    public static ScheduleGrid OfWeek(IReadOnlyList<WorkingSession> sessions, DateOnly monday, Func<DateOnly, ScheduleHead> head)
    {
        var (picture, byDay) = (PictureOf(sessions), sessions.ToLookup(session => session.Slot.Plan.Date));
        var days = Enumerable.Range(0, 7).Select(monday.AddDays).Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) || byDay.Contains(day));
        return new(picture, [.. days.Select(day => new ScheduleColumn(head(day), Cells(picture, byDay[day], MostLanesOfWeek)))], []);
    }

    private static TimeGrid PictureOf(IEnumerable<WorkingSession> sessions) => TimeGrid.Around(sessions.Select(Times), DayGrid.EarliestShown, DayGrid.LatestShown);

    // Of more than fit beside each other the last lane only says how many there are.
    private static List<ScheduleCell> Cells(TimeGrid picture, IEnumerable<WorkingSession> sessions, int mostLanes)
    {
        List<ScheduleCell> cells = [];
        foreach (var group in picture.Place(sessions, Times, int.MaxValue).GroupBy(placed => placed.Group))
        {
            var tooMany = group.First().Lanes > mostLanes;
            var hidden = tooMany ? group.Where(placed => placed.Lane >= mostLanes - 1).ToList() : [];
            cells.AddRange(group.Except(hidden).Select(placed => new ScheduleCell((placed with { Lanes = Math.Min(placed.Lanes, mostLanes) }).Css, placed.Thing, placed.Lanes > 1, 0)));
            if (hidden.Count == 0)
                continue;
            var row = hidden.Min(placed => placed.Row);
            cells.Add(new(new Placed<WorkingSession>(hidden[0].Thing, row, hidden.Max(placed => placed.Row + placed.Span) - row, mostLanes - 1, mostLanes).Css, null, IsBeside: true, hidden.Count));
        }

        return cells;
    }

    private static (TimeOnly Start, TimeOnly End) Times(WorkingSession session) => (session.Slot.Plan.Start, session.Slot.Plan.End);
}

/// <summary>What stands above a column.</summary>
/// <param name="Id">In the page.</param>
/// <param name="Name">Of the room, the university, the person or the day.</param>
/// <param name="More">Beside it.</param>
/// <param name="Path">Where this column alone is shown; null where nothing narrower is.</param>
public sealed record ScheduleHead(string Id, string Name, string? More, string? Path)
{
    public static string IdOf(string type, long id) => string.Create(CultureInfo.InvariantCulture, $"{type}-{id}");
}

/// <param name="Head">Its heading.</param>
/// <param name="Cells">In order of time.</param>
public sealed record ScheduleColumn(ScheduleHead Head, IReadOnlyList<ScheduleCell> Cells);

/// <param name="Css">Where it stands.</param>
/// <param name="Session">Null when it only says how many more there are.</param>
/// <param name="IsBeside">Something else is on at the same time in this column.</param>
/// <param name="Hidden">How many it stands for.</param>
public sealed record ScheduleCell(string Css, WorkingSession? Session, bool IsBeside, int Hidden);
