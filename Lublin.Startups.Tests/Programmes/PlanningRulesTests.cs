using FsCheck;
using FsCheck.Fluent;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Tests;

/// <summary>What sessions are judged by besides each other: who comes, how far it is, what presenters said, when nobody is there.</summary>
public sealed class PlanningRulesTests
{
    private static readonly DateOnly Tuesday = new(2026, 11, 24);
    private static readonly PlanningFacts Campuses = new()
    {
        Campuses = new Dictionary<long, long> { [1] = 10, [2] = 10, [3] = 20, [4] = 30 },
        Travel = new Dictionary<(long One, long Other), int> { [(10, 20)] = 45 },
    };

    [Fact]
    public void A_host_that_a_module_knows_of_is_in_one_place_at_a_time_and_both_sessions_say_so()
    {
        var facts = new PlanningFacts { Editions = Editions(new() { Resources = [new(ResourceKind.Host, "anna@example.org")] }, 1, 2) };
        var (one, other) = (Book(1, 10, 12, 1), Book(2, 11, 13, 3));
        foreach (var found in new[] { Conflicts.Of(one, [other], facts), Conflicts.Of(other, [one], facts) })
            Assert.Equal((ConflictKind.Taken, new Resource(ResourceKind.Host, "anna@example.org"), true), Found(Assert.Single(found)));
        Assert.Empty(Conflicts.Of(one, [Book(3, 11, 13, 3)], facts));
    }

    [Fact]
    public void The_same_people_twice_at_one_moment_ask_for_a_reason_from_both_sides()
    {
        var facts = new PlanningFacts { Editions = Editions(new() { Audience = "umcs/ekonomia/ii rok" }, 1, 2) };
        var (one, other) = (Book(1, 10, 12, 1), Book(2, 11, 13, 3));
        foreach (var found in new[] { Conflicts.Of(one, [other], facts), Conflicts.Of(other, [one], facts) })
            Assert.Equal((ConflictKind.SameAudience, null, false), Found(Assert.Single(found)));
        Assert.Empty(Conflicts.Of(one, [Book(2, 12, 13, 3)], facts));
        Assert.Empty(Conflicts.Of(one, [Book(3, 11, 13, 3)], facts));
    }

    [Theory]
    [InlineData(3, 44, true)] // another campus, 45 minutes on foot and by bus
    [InlineData(3, 45, false)]
    [InlineData(4, 29, true)] // nobody said how far: half an hour
    [InlineData(4, 30, false)]
    [InlineData(2, 9, true)] // another room of the campus
    [InlineData(2, 10, false)]
    [InlineData(1, 0, false)] // the same room
    [InlineData(9, 0, false)] // a room of which no campus is known
    public void A_presenter_has_to_be_able_to_come_over(long room, int gap, bool tooShort)
    {
        var (first, second) = (Book(1, 8, 10, 1).LedBy([7]), Book(2, 10, 12, room).LedBy([7, 8]));
        second = second with { Plan = second.Plan with { Start = new(10, gap) } };
        foreach (var found in new[] { Conflicts.Of(first, [second], Campuses), Conflicts.Of(second, [first], Campuses) })
        {
            Assert.Equal(tooShort ? [ConflictKind.TravelTooShort] : [], found.Select(conflict => conflict.Kind));
            Assert.All(found, conflict => Assert.Equal((Resource.Of(ResourceKind.Presenter, 7), false), (conflict.Shared!.Value, conflict.IsHard)));
        }

        Assert.Empty(Conflicts.Of(first, [second.LedBy([8])], Campuses));
    }

    [Fact]
    public void Nobody_travels_to_a_screen_nor_between_rooms_of_trainings()
    {
        Assert.Empty(Conflicts.Of(Book(1, 8, 10, 1).LedBy([7]), [Book(2, 10, 12, room: null).LedBy([7])], Campuses));
        Assert.Empty(Conflicts.Of(Book(1, 8, 10, 1).LedBy([7]), [Book(2, 10, 12, 2).LedBy([7])], PlanningFacts.None));
    }

    [Theory]
    [InlineData("2026-11-24", 9, 11, false)]
    [InlineData("2026-11-24", 13, 15, false)]
    [InlineData("2026-11-24", 11, 13, true)] // in neither of the two spans
    [InlineData("2026-11-25", 9, 11, true)]
    public void Outside_the_hours_that_a_presenter_declared_a_reason_is_asked_for(string day, int from, int to, bool asks)
    {
        var facts = new PlanningFacts { Presenters = Terms(new() { Hours = [new(DayOfWeek.Tuesday, new(9, 0), new(12, 0)), new(DayOfWeek.Tuesday, new(13, 0), new(15, 0))] }) };
        var booking = Book(1, from, to, 1).LedBy([7]);
        booking = booking with { Plan = booking.Plan with { Date = DateOnly.Parse(day) } };
        Assert.Equal(asks ? [(ConflictKind.OutsideHours, Resource.Of(ResourceKind.Presenter, 7), false)] : [], Conflicts.Of(booking, [], facts).Select(Found));
        Assert.Empty(Conflicts.Of(booking.LedBy([8]), [], facts));
    }

    [Fact]
    public void One_session_more_than_a_presenter_wants_a_year_asks_for_a_reason_and_so_do_all_when_there_are_too_many()
    {
        PresenterTerms Declared(params long[] led) => new() { PerYear = 2, Led = new Dictionary<int, IReadOnlySet<long>> { [2026] = led.ToHashSet() } };
        var wanted = Book(0, 9, 11, 1).LedBy([7]);
        IEnumerable<ConflictKind> Found(Booking booking, PresenterTerms terms) => Conflicts.Of(booking, [], new() { Presenters = Terms(terms) }).Select(conflict => conflict.Kind);
        Assert.Empty(Found(wanted, Declared(1)));
        Assert.Equal([ConflictKind.AboveYearlyNumber], Found(wanted, Declared(1, 2)));
        Assert.Empty(Found(wanted with { SessionId = 2 }, Declared(1, 2)));
        Assert.Equal([ConflictKind.AboveYearlyNumber], Found(wanted with { SessionId = 2 }, Declared(1, 2, 3)));
        Assert.Empty(Found(wanted with { Plan = wanted.Plan with { Date = new(2027, 3, 2) } }, Declared(1, 2)));
    }

    [Fact]
    public void A_day_off_of_one_university_is_one_for_its_lectures_only()
    {
        var off = new DayOff(new(Tuesday, Tuesday.AddDays(1), "Dni wolne rektorskie", UniversityId: 5));
        var facts = new PlanningFacts { DaysOff = [off], Editions = new Dictionary<long, EditionFacts> { [1] = new() { UniversityId = 5 }, [2] = new() { UniversityId = 6 } } };
        var found = Assert.Single(Conflicts.Of(Book(1, 9, 11, 1), [], facts));
        Assert.Equal((ConflictKind.DayOff, "Dni wolne rektorskie", false), (found.Kind, found.Day!.Name, found.IsHard));
        Assert.Empty(Conflicts.Of(Book(2, 9, 11, 1), [], facts));
        Assert.Empty(Conflicts.Of(Book(3, 9, 11, 1), [], facts));
        Assert.Equal(ConflictKind.DayOff, Assert.Single(Conflicts.Of(Book(3, 9, 11, 1), [], facts with { DaysOff = [new(off.Texts with { UniversityId = null })] })).Kind);
    }

    [Fact]
    public void A_room_with_fewer_seats_than_people_are_expected_asks_for_a_reason()
    {
        PlanningFacts Expecting(int heads) => new() { Editions = Editions(new() { ExpectedHeads = heads }, 1) };
        var booking = Book(1, 9, 11, 1) with { RoomSeats = 24 };
        Assert.Empty(Conflicts.Of(booking, [], Expecting(24)));
        var found = Assert.Single(Conflicts.Of(booking, [], Expecting(25)));
        Assert.Equal((ConflictKind.RoomBelowExpected, 25, false), (found.Kind, found.Needed, found.IsHard));
        Assert.Equal([ConflictKind.RoomTooSmall], Conflicts.Of(booking with { Capacity = 30 }, [], Expecting(40)).Select(conflict => conflict.Kind));
        Assert.Empty(Conflicts.Of(booking with { RoomSeats = null }, [], Expecting(25)));
        // Where people just come, the seats of the edition bind nobody.
        var open = new PlanningFacts { Editions = Editions(new() { TakesNoSignUps = true, ExpectedHeads = 40 }, 1) };
        Assert.Equal([ConflictKind.RoomBelowExpected], Conflicts.Of(booking with { Capacity = 30 }, [], open).Select(conflict => conflict.Kind));
    }

    [Fact]
    public void An_end_that_is_not_after_the_start_is_no_session()
    {
        var booking = Book(1, 11, 11, 1);
        Assert.Equal((ConflictKind.EndsBeforeStart, null, true), Found(Assert.Single(Conflicts.Of(booking, [], PlanningFacts.None))));
    }

    [Fact]
    public void Whatever_is_said_of_two_sessions_both_say() =>
        Prop.ForAll(
            Gen.ArrayOf(
                from start in Gen.Choose(7, 19)
                from length in Gen.Choose(1, 3)
                from room in Gen.Choose(0, 4)
                from presenter in Gen.Choose(5, 7)
                from edition in Gen.Choose(1, 4)
                from published in Gen.Elements(true, false)
                select (start, length, room, presenter, edition, published), 8).ToArbitrary(),
            drawn =>
            {
                var facts = Campuses with { Editions = Editions(new() { Audience = "a", Resources = [new(ResourceKind.Thing, "laptopy")] }, 1, 2) };
                var all = drawn.Select((each, i) => Book(i + 1, each.start, Math.Min(21, each.start + each.length), each.room == 0 ? null : each.room).LedBy([each.presenter, 9]) with
                {
                    EditionId = each.edition,
                    ProgrammeId = each.edition,
                    IsPublished = each.published,
                }).ToList();
                var said = Conflicts.Of(all, all, facts).Where(conflict => conflict.With is not null)
                    .Select(conflict => (conflict.Kind, conflict.Shared, One: conflict.Session.SessionId, Other: conflict.With!.SessionId)).ToHashSet();
                return said.All(each => said.Contains((each.Kind, each.Shared, each.Other, each.One)));
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_day_is_offered_within_ten_working_days_over_a_break_and_the_way_there_is_counted()
    {
        RoomChoice[] rooms = [new(1, 1, "Sala 1", "A", 24)];
        var breakUntil = Tuesday.AddDays(14);
        var facts = Campuses with { DaysOff = [new(new(Tuesday.AddDays(1), breakUntil, "Ferie"))] };
        var taken = Enumerable.Range(0, 13).Select(hour => Book(100 + hour, 7 + hour, 8 + hour, 1) with { IsPublished = true }).Append(Book(120, 20, 21, 1) with { IsPublished = true }).ToList();
        var wanted = Book(1, 10, 11, 1);
        Assert.Equal(breakUntil.AddDays(1), FreeSlots.For(wanted, rooms, taken, facts, Warsaw.ToInstant(Tuesday, new(6, 0)))[0].Date);

        // The presenter comes from another campus at 9:00: 9:30 is too early by a quarter of an hour.
        var before = Book(2, 8, 9, 3).LedBy([7]) with { IsPublished = true };
        var clash = Book(3, 9, 10, 1);
        clash = clash with { Plan = clash.Plan with { End = new(9, 15) } };
        var offered = FreeSlots.For(Book(1, 9, 10, 1).LedBy([7]), rooms, [before, clash], Campuses, Warsaw.ToInstant(Tuesday, new(6, 0)));
        Assert.Equal(new(10, 0), offered[0].Start);
    }

    [Fact]
    public void What_two_modules_know_is_known_together()
    {
        var one = new PlanningFacts { Editions = Editions(new() { Audience = "a", Resources = [new(ResourceKind.Host, "h")] }, 1), Presenters = Terms(new() { PerYear = 3 }) };
        var both = one.And(new() { Editions = Editions(new() { ExpectedHeads = 40, Resources = [new(ResourceKind.Thing, "t")] }, 1, 2), Presenters = Terms(new() { Hours = [new(DayOfWeek.Monday, new(9, 0), new(12, 0))] }) });
        var known = both.Editions[1];
        Assert.Equal(("a", 40, 2), (known.Audience, known.ExpectedHeads, known.Resources.Count));
        Assert.Equal((3, 1), (both.Presenters[7].PerYear, both.Presenters[7].Hours.Count));
        Assert.Equal(40, both.Editions[2].ExpectedHeads);
    }

    private static (ConflictKind Kind, Resource? Shared, bool IsHard) Found(Conflict conflict) => (conflict.Kind, conflict.Shared, conflict.IsHard);

    private static Dictionary<long, EditionFacts> Editions(EditionFacts facts, params long[] ids) => ids.ToDictionary(id => id, _ => facts);

    private static Dictionary<long, PresenterTerms> Terms(PresenterTerms terms) => new() { [7] = terms };

    private static Booking Book(long id, int from, int to, long? room) =>
        new(id, id, id, new("pl", "Wykład"), new(Tuesday, new(from, 0), new(to, 0), room), 20) { IsPublished = true, RoomSeats = room is null ? null : 30 };
}
