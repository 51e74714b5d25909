using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using static Lublin.Startups.Tests.RosterExamples;

namespace Lublin.Startups.Tests;

/// <summary>What only staff do with a roster, each with a reason.</summary>
public sealed class RosterOfficeTests
{
    private static readonly DateTimeOffset Now = Monday10;

    [Theory]
    [InlineData(4, 1, new long[] { 5, 2, 3, 4 })]
    [InlineData(1, 4, new long[] { 3, 4, 5, 2 })]
    [InlineData(2, 3, new long[] { 2, 4, 3, 5 })]
    [InlineData(3, 99, new long[] { 2, 3, 5, 4 })]
    public void Who_is_moved_stands_where_staff_said_and_the_others_keep_their_order(int from, int to, long[] order)
    {
        var (roster, _) = Queued(4);
        var move = roster.MoveInQueue(roster.Queue[from - 1], to, Now);
        Assert.Equal((from, Math.Min(to, 4)), (move!.From, move.To));
        Assert.Equal(order, roster.Queue.Select(waiting => waiting.Id));
        Assert.Empty(move.Changes);
    }

    [Fact]
    public void After_any_moves_a_newcomer_comes_behind_all()
    {
        var (roster, edition) = Queued(4);
        roster.MoveInQueue(roster.Queue[0], 4, Now);
        roster.MoveInQueue(roster.Queue[2], 1, Now);
        var newcomer = Numbered(edition, Now, 6);
        roster.Admit(newcomer, Now);
        Assert.Equal(newcomer, roster.Queue[^1]);
        Assert.Equal(0, newcomer.Rank);
        Assert.All(roster.Queue, waiting => Assert.True(waiting.Rank <= 0));
    }

    [Fact]
    public void Who_is_moved_before_a_group_that_does_not_fit_is_offered_the_free_seat()
    {
        var edition = InThreeWeeks(1);
        var roster = new Roster(edition, []);
        Enrolment[] people = [Numbered(edition, Now, 1), Numbered(edition, Now, 2, seats: 3), Numbered(edition, Now, 3)];
        foreach (var person in people)
            roster.Admit(person, Now);
        roster.SetSeats(edition, 2, Now);
        var move = roster.MoveInQueue(people[2], 1, Now);
        Assert.Equal(new RosterChange(people[2], RosterEvent.Offered), Assert.Single(move!.Changes));
        Assert.Equal([people[1]], roster.Queue);
    }

    [Fact]
    public void Who_does_not_wait_is_not_moved()
    {
        var (roster, edition) = Queued(1);
        Assert.Null(roster.MoveInQueue(Person(edition, Now), 1, Now));
    }

    [Fact]
    public void A_place_is_given_out_of_order_only_while_a_seat_is_free()
    {
        var edition = InThreeWeeks(1);
        var roster = new Roster(edition, []);
        Enrolment[] people = [Numbered(edition, Now, 1), Numbered(edition, Now, 2, seats: 3), Numbered(edition, Now, 3)];
        foreach (var person in people)
            roster.Admit(person, Now);
        Assert.Null(roster.GivePlace(people[2], "Powód", Now));
        Assert.Equal(EnrolmentState.Waiting, people[2].State);
        roster.SetSeats(edition, 2, Now);
        Assert.Equal("Powód", Assert.Single(roster.GivePlace(people[2], "Powód", Now)!).Reason);
        Assert.Equal(EnrolmentState.Confirmed, people[2].State);
        Assert.Equal(new Seating(new(2), 2, 0, 1) { Holders = 2 }, roster.SeatingAt(Now));
    }

    [Fact]
    public void A_place_is_not_given_to_who_does_not_wait_nor_after_the_last_session()
    {
        var (roster, edition) = Queued(1);
        roster.SetSeats(edition, 2, edition.LastEnd);
        Assert.Empty(roster.GivePlace(roster.Queue[0], "Powód", edition.LastEnd)!);
        Assert.Empty(roster.GivePlace(Confirmed(edition), "Powód", Now)!);
    }

    [Fact]
    public void A_newcomer_gets_past_the_queue_only_into_a_free_seat()
    {
        var edition = InThreeWeeks(2);
        var roster = new Roster(edition, []);
        Enrolment[] people = [Numbered(edition, Now, 1), Numbered(edition, Now, 2, seats: 3)];
        foreach (var person in people)
            roster.Admit(person, Now);
        Assert.Equal(RosterEvent.Confirmed, Assert.Single(roster.AdmitBeforeQueue(Numbered(edition, Now, 3), Now)!).Event);
        Assert.Null(roster.AdmitBeforeQueue(Numbered(edition, Now, 4), Now));
        Assert.Equal(new Seating(new(2), 2, 0, 1) { Holders = 2 }, roster.SeatingAt(Now));
    }

    [Fact]
    public void Cancelling_for_several_offers_their_seats_once_all_are_out()
    {
        var edition = InThreeWeeks(2);
        var roster = new Roster(edition, []);
        Enrolment[] people = [.. Enumerable.Range(1, 4).Select(number => Numbered(edition, Now, number))];
        foreach (var person in people)
            roster.Admit(person, Now);
        var changes = roster.CancelByOffice([people[0], people[2]], "Na prośbę", Now);
        Assert.Equal(
            [(1L, RosterEvent.CancelledByOffice), (3L, RosterEvent.CancelledByOffice), (4L, RosterEvent.Offered)],
            changes.Select(change => (change.Enrolment.Id, change.Event)));
        Assert.Equal("Na prośbę", people[0].CancelReason);
        Assert.Empty(roster.CancelByOffice([people[0]], "Jeszcze raz", Now));
        Assert.Equal("Na prośbę", people[0].CancelReason);
    }

    private static Enrolment Confirmed(Edition edition)
    {
        var person = Numbered(edition, Now, 9);
        new Roster(edition, []).Admit(person, Now);
        return person;
    }

    /// <summary>Number 1 has the only seat, the others wait.</summary>
    private static (Roster Roster, Edition Edition) Queued(int waiting)
    {
        var edition = InThreeWeeks(1);
        var roster = new Roster(edition, []);
        for (var number = 1; number <= waiting + 1; number++)
            roster.Admit(Numbered(edition, Now, number), Now);
        return (roster, edition);
    }
}
