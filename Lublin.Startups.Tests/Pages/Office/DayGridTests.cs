using FsCheck;
using FsCheck.Fluent;
using Lublin.Startups.Web.Pages.Office.Schedule;
using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Tests;

public sealed class DayGridTests
{
    private static readonly DateOnly Day = new(2026, 11, 24);
    private static readonly RoomChoice[] Rooms = [new(1, 1, "Sala 1", "Centrum", 24), new(2, 1, "Sala 2", "Centrum", 24)];

    [Fact]
    public void A_clash_stands_beside_what_it_clashes_with_and_the_draft_is_the_ghost()
    {
        var grid = DayGrid.Of(Day, Rooms, [Book(1, 17, 0, 19, 30, firm: true), Book(2, 10, 0, 12, 0, firm: true)], PlanningFacts.None, Book(3, 17, 30, 19, 30, firm: false));

        var column = Assert.Single(grid.Columns);
        Assert.Equal((9, 22), (grid.FromHour, grid.Slots));
        Assert.Equal(
            [(2L, 3, 4, 0, 1, false, false), (1L, 17, 5, 0, 2, true, false), (3L, 18, 4, 1, 2, true, true)],
            column.Entries.Select(entry => (entry.Booking.SessionId, entry.Row, entry.Span, entry.Lane, entry.Lanes, entry.IsClash, entry.IsGhost)));
    }

    [Fact]
    public void A_session_that_is_planned_anew_is_not_shown_where_it_was()
    {
        var moved = Book(1, 12, 0, 13, 0, firm: true);
        Assert.Equal([moved], DayGrid.Of(Day, Rooms, [Book(1, 17, 0, 19, 0, firm: true)], PlanningFacts.None, moved).Columns.Single().Entries.Select(entry => entry.Booking));
    }

    [Fact]
    public void Early_and_late_hours_widen_the_day()
    {
        var grid = DayGrid.Of(Day, Rooms, [Book(1, 6, 30, 8, 0, firm: true), Book(2, 21, 0, 22, 15, firm: true)], PlanningFacts.None);
        Assert.Equal((6, 34), (grid.FromHour, grid.Slots));
    }

    [Fact]
    public void Nothing_ever_covers_anything_else_and_all_stands_inside_the_grid() =>
        Prop.ForAll(
            Gen.ArrayOf(
                from start in Gen.Choose(0, 90)
                from length in Gen.Choose(1, 20)
                from room in Gen.Choose(1, 2)
                let begin = start * 15
                let end = Math.Min(begin + (length * 15), (24 * 60) - 1)
                select (From: new TimeOnly(begin / 60, begin % 60), To: new TimeOnly(end / 60, end % 60), Room: (long)room), 12).ToArbitrary(),
            drawn =>
            {
                var grid = DayGrid.Of(Day, Rooms, drawn.Select((each, i) => new Booking(i + 1, i + 1, i + 1, new("pl", "x"), new(Day, each.From, each.To, each.Room), 10) { IsPublished = true }), PlanningFacts.None);
                return grid.Columns.Sum(column => column.Entries.Count) == drawn.Length
                    && grid.Columns.All(column => column.Entries.All(entry => entry.Row >= 1 && entry.Row + entry.Span - 1 <= grid.Slots && entry.Lane < entry.Lanes))
                    && grid.Columns.All(column => column.Entries.All(one => column.Entries.All(other => one == other || !one.Booking.Overlaps(other.Booking) || one.Lane != other.Lane)));
            }).QuickCheckThrowOnFailure();

    private static Booking Book(long id, int fromHour, int fromMinute, int toHour, int toMinute, bool firm) =>
        new(id, id, id, new("pl", "x"), new(Day, new(fromHour, fromMinute), new(toHour, toMinute), 1), 10) { RoomSeats = 24, IsPublished = firm };
}
