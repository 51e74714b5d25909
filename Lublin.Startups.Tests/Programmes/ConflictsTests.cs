using FsCheck;
using FsCheck.Fluent;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Tests;

public sealed class ConflictsTests
{
    private static readonly DateOnly Tuesday = new(2026, 11, 24);
    private static readonly RoomChoice[] Rooms =
    [
        new(1, 1, "Sala 1", "Centrum", 24), new(2, 1, "Sala 2", "Centrum", 24), new(3, 1, "Sala 3", "Centrum", 30), new(4, 2, "Aula", "Ratusz", 120),
    ];

    private static readonly PlanningFacts Facts = new() { DaysOff = [.. DaysOffSeed.Since(2026)] };
    private static readonly DateTimeOffset Now = Warsaw.ToInstant(new(2026, 11, 2), new(9, 0));
    private readonly Booking published = Book(1, 17, 0, 19, 30, room: 2, presenter: 7) with { IsPublished = true };

    [Theory]
    [InlineData(17, 30, 19, 30, true)]
    [InlineData(16, 0, 17, 1, true)]
    [InlineData(17, 0, 19, 30, true)]
    [InlineData(16, 0, 17, 0, false)] // one leaves as the other comes
    [InlineData(19, 30, 21, 0, false)]
    public void A_room_is_taken_while_another_session_is_in_it(int fromHour, int fromMinute, int toHour, int toMinute, bool taken)
    {
        var found = Conflicts.Of(Book(2, fromHour, fromMinute, toHour, toMinute, room: 2), [published], Facts);
        Assert.Equal(taken ? [(ConflictKind.Taken, Resource.Of(ResourceKind.Room, 2))] : [], found.Select(conflict => (conflict.Kind, conflict.Shared!.Value)));
        Assert.All(found, conflict => Assert.True(conflict.IsHard));
    }

    [Fact]
    public void A_presenter_cannot_be_in_two_rooms_nor_in_one_and_on_line()
    {
        Assert.Equal([Resource.Of(ResourceKind.Presenter, 7)], Taken(Book(2, 18, 0, 19, 0, room: 3, presenter: 7), published));
        Assert.Equal([Resource.Of(ResourceKind.Presenter, 7)], Taken(Book(2, 18, 0, 19, 0, room: null, presenter: 7), published));
        Assert.Empty(Kinds(Book(2, 18, 0, 19, 0, room: null, presenter: 8), published));
        Assert.Empty(Kinds(Book(2, 18, 0, 19, 0, room: null), published with { Besides = [], Plan = published.Plan with { RoomId = null } }));
    }

    [Fact]
    public void Of_several_who_lead_a_session_each_is_in_one_place_at_a_time()
    {
        var both = Book(2, 18, 0, 19, 0, room: 3).LedBy([8, 7]);
        Assert.Equal([Resource.Of(ResourceKind.Presenter, 7)], Taken(both, published));
        Assert.Equal([Resource.Of(ResourceKind.Presenter, 7)], Taken(published, both));
        Assert.Empty(Taken(both.LedBy([8]), published));
    }

    [Theory]
    [InlineData(ResourceKind.Group)]
    [InlineData(ResourceKind.Host)]
    [InlineData(ResourceKind.Thing)]
    public void A_group_a_host_and_a_thing_are_in_one_place_at_a_time(ResourceKind kind)
    {
        var one = Book(2, 10, 0, 12, 0, room: 1) with { Besides = [new(kind, "umcs/anna@example.org")], IsPublished = true };
        var other = Book(3, 11, 0, 12, 0, room: 3) with { Besides = [new(kind, "umcs/anna@example.org")], IsPublished = true };
        Assert.Equal([one.Besides[0]], Taken(one, other));
        Assert.Equal([one.Besides[0]], Taken(other, one));
        Assert.All(Conflicts.Of(one, [other], Facts), conflict => Assert.True(conflict.IsHard));
        Assert.Empty(Taken(one, other with { Besides = [new(kind, "kul/anna@example.org")] }));
        Assert.Empty(Taken(one, other with { Plan = other.Plan with { Start = new(12, 0), End = new(13, 0) } }));
    }

    [Fact]
    public void A_draft_only_wishes_for_its_room() =>
        Assert.False(Assert.Single(Conflicts.Of(Book(2, 17, 0, 18, 0, room: 2), [published with { IsPublished = false }], Facts)).IsHard);

    [Fact]
    public void Two_sessions_of_one_edition_cannot_run_at_once_wherever_they_are()
    {
        var other = Book(3, 18, 0, 19, 0, room: 3) with { EditionId = published.EditionId, ProgrammeId = published.ProgrammeId };
        var found = Assert.Single(Conflicts.Of(other, [published], Facts));
        Assert.Equal((ConflictKind.Overlap, true), (found.Kind, found.IsHard));
        Assert.Empty(Conflicts.Of(other with { Plan = other.Plan with { Start = new(19, 30), End = new(20, 0) } }, [published], Facts));
    }

    [Fact]
    public void A_session_is_no_conflict_with_itself() => Assert.Empty(Conflicts.Of(published, [published], Facts));

    [Theory]
    [InlineData("2027-05-27", 17, ConflictKind.DayOff, false)]
    [InlineData("2027-02-02", 17, ConflictKind.DayOff, false)]
    [InlineData("2026-11-28", 10, ConflictKind.Weekend, false)]
    [InlineData("2026-11-24", 6, ConflictKind.OddHours, false)]
    [InlineData("2026-11-24", 20, ConflictKind.OddHours, false)]
    public void Days_off_weekends_and_odd_hours_ask_for_a_reason(string day, int hour, ConflictKind kind, bool hard)
    {
        var booking = Book(2, hour, 0, hour + 2, 0, room: 1);
        var found = Assert.Single(Conflicts.Of(booking with { Plan = booking.Plan with { Date = DateOnly.Parse(day) } }, [], Facts));
        Assert.Equal((kind, hard), (found.Kind, found.IsHard));
        Assert.Equal(kind == ConflictKind.DayOff, found.Day is not null);
    }

    [Fact]
    public void A_holiday_on_a_Sunday_is_said_once() =>
        Assert.Equal([ConflictKind.DayOff], Kinds(Book(2, 10, 0, 12, 0, room: 1) with { Plan = new(new(2027, 3, 28), new(10, 0), new(12, 0), 1) }));

    [Fact]
    public void A_time_that_the_clock_skips_is_no_time() =>
        Assert.Contains(ConflictKind.TimeSkipped, Kinds(Book(2, 10, 0, 12, 0, room: 1) with { Plan = new(new(2027, 3, 28), new(2, 30), new(4, 0), 1) }));

    [Fact]
    public void A_room_smaller_than_the_edition_and_another_edition_that_day_are_said()
    {
        Assert.Equal([ConflictKind.RoomTooSmall], Kinds(Book(2, 10, 0, 12, 0, room: 1) with { Capacity = 25, RoomSeats = 24 }));
        Assert.Equal([ConflictKind.SameProgramme], Kinds(Book(2, 9, 0, 11, 0, room: 1) with { ProgrammeId = published.ProgrammeId }, published));
    }

    [Fact]
    public void Instead_of_a_taken_room_another_one_another_time_and_another_day_are_offered()
    {
        var wanted = Book(2, 17, 30, 19, 30, room: 2) with { Capacity = 24, RoomSeats = 24 };
        Assert.Equal(
            [
                wanted.Plan with { RoomId = 1 },
                wanted.Plan with { Start = new(15, 0), End = new(17, 0) },
                wanted.Plan with { Date = Tuesday.AddDays(1) },
            ],
            FreeSlots.For(wanted, Rooms, [published], Facts, Now));
    }

    [Fact]
    public void A_busy_presenter_is_not_helped_by_another_room() =>
        Assert.DoesNotContain(
            FreeSlots.For(Book(2, 17, 30, 19, 30, room: 3, presenter: 7), Rooms, [published], Facts, Now),
            plan => plan.Date == Tuesday && plan.Start < new TimeOnly(19, 30) && plan.End > new TimeOnly(17, 0));

    [Fact]
    public void What_is_offered_is_always_free_ahead_and_large_enough()
    {
        var sessions =
            from minute in Gen.Choose(0, 28)
            from length in Gen.Choose(1, 8)
            from day in Gen.Choose(0, 10)
            from room in Gen.Choose(0, 4)
            from presenter in Gen.Choose(0, 3)
            from firm in Gen.Elements(true, false)
            let start = (7 * 60) + (minute * 25)
            let end = Math.Min(start + (length * 30), (24 * 60) - 1)
            select (Start: new TimeOnly(start / 60, start % 60), End: new TimeOnly(end / 60, end % 60), Date: Tuesday.AddDays(day), Room: room == 0 ? (long?)null : room, Presenter: presenter == 0 ? (long?)null : presenter, Firm: firm);
        Prop.ForAll(Gen.ArrayOf(sessions, 30).ToArbitrary(), drawn =>
        {
            var all = drawn.Select((each, i) => new Booking(i + 1, i + 1, i + 1, new("pl", "x"), new(each.Date, each.Start, each.End, each.Room), 20)
            {
                Besides = Led(each.Presenter),
                IsPublished = each.Firm,
                RoomSeats = each.Room is { } room ? Rooms[room - 1].Seats : null,
            }).ToList();
            var now = Warsaw.ToInstant(Tuesday, new(12, 0));
            return all.All(wanted => FreeSlots.For(wanted, Rooms, all, Facts, now) is var offered
                && offered.Count <= FreeSlots.Most
                && offered.Distinct().Count() == offered.Count
                && offered.All(plan => Warsaw.ToInstant(plan.Date, plan.Start) > now
                    && plan.End - plan.Start == wanted.Plan.End - wanted.Plan.Start
                    && (plan.RoomId is null) == (wanted.Plan.RoomId is null)
                    && all.Where(other => other != wanted && other.Overlaps(wanted with { Plan = plan }))
                        .All(other => (plan.RoomId is null || other.Plan.RoomId != plan.RoomId) && !other.Besides.Intersect(wanted.Besides).Any())));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));
    }

    private static IEnumerable<Resource?> Taken(Booking session, params Booking[] others) =>
        Conflicts.Of(session, others, Facts).Select(conflict => conflict.Kind == ConflictKind.Taken ? conflict.Shared : null);

    private static IReadOnlyList<Resource> Led(long? presenter) => presenter is { } id ? [Resource.Of(ResourceKind.Presenter, id)] : [];

    private static IEnumerable<ConflictKind> Kinds(Booking session, params Booking[] others) => Conflicts.Of(session, others, Facts).Select(conflict => conflict.Kind);

    private static Booking Book(long id, int fromHour, int fromMinute, int toHour, int toMinute, long? room, long? presenter = null) =>
        new(id, id, id, new("pl", "Szkolenie"), new(Tuesday, new(fromHour, fromMinute), new(toHour, toMinute), room), 20) { Besides = Led(presenter), RoomSeats = room is null ? null : 24 };
}
