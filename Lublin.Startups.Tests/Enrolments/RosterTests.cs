using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using static Lublin.Startups.Tests.RosterExamples;

namespace Lublin.Startups.Tests;

public sealed class RosterTests
{
    private static readonly DateTimeOffset Now = Monday10;

    [Fact]
    public void A_newcomer_gets_a_free_seat()
    {
        var edition = InThreeWeeks(1);
        var roster = new Roster(edition, []);
        var person = Person(edition, Now);
        Assert.Equal(RosterEvent.Confirmed, Assert.Single(roster.Admit(person, Now)).Event);
        Assert.Equal(EnrolmentState.Confirmed, person.State);
    }

    [Fact]
    public void A_full_edition_puts_a_newcomer_in_the_queue()
    {
        var (roster, people) = Filled(capacity: 1, people: 2);
        Assert.Equal(EnrolmentState.Waiting, people[1].State);
        Assert.Equal([people[1]], roster.Queue);
    }

    [Fact]
    public void A_newcomer_queues_behind_those_who_wait_even_when_a_seat_is_free()
    {
        var edition = InThreeWeeks(4);
        var roster = new Roster(edition, []);
        roster.Admit(Person(edition, Now, seats: 3), Now);
        var group = Person(edition, Now, seats: 2);
        roster.Admit(group, Now);
        var newcomer = Person(edition, Now);
        roster.Admit(newcomer, Now);
        Assert.Equal([group, newcomer], roster.Queue);
    }

    [Fact]
    public void A_seat_given_back_is_offered_to_the_next_in_line_and_to_nobody_else()
    {
        var (roster, people) = Filled(capacity: 1, people: 3);
        var changes = roster.Withdraw(people[0], Now);
        Assert.Equal([(people[0], RosterEvent.Withdrawn), (people[1], RosterEvent.Offered)], changes.Select(change => (change.Enrolment, change.Event)));
        Assert.Equal(EnrolmentState.Waiting, people[2].State);
    }

    [Fact]
    public void Leaving_the_queue_promotes_nobody()
    {
        var (roster, people) = Filled(capacity: 1, people: 3);
        Assert.Equal(RosterEvent.Withdrawn, Assert.Single(roster.Withdraw(people[1], Now)).Event);
        Assert.Equal([people[2]], roster.Queue);
    }

    [Fact]
    public void An_accepted_offer_is_a_place_and_cannot_be_accepted_twice()
    {
        var (roster, people) = Offered();
        Assert.Equal(RosterEvent.Confirmed, Assert.Single(roster.Accept(people[1], Now.AddHours(1))).Event);
        Assert.Empty(roster.Accept(people[1], Now.AddHours(2)));
        Assert.Equal(EnrolmentState.Confirmed, people[1].State);
    }

    [Fact]
    public void A_declined_offer_goes_to_the_next_and_never_comes_back()
    {
        var (roster, people) = Offered();
        var changes = roster.Decline(people[1], Now.AddHours(1));
        Assert.Equal([RosterEvent.Declined, RosterEvent.Offered], changes.Select(change => change.Event));
        Assert.Equal(EnrolmentState.Offered, people[2].State);
        Assert.Empty(roster.Accept(people[1], Now.AddHours(2)));
        Assert.Equal(EnrolmentState.Declined, people[1].State);
    }

    [Fact]
    public void An_offer_cannot_be_accepted_at_its_end_even_before_anybody_wrote_that_down()
    {
        var (roster, people) = Offered();
        Assert.Empty(roster.Accept(people[1], people[1].OfferEndsAt!.Value));
        Assert.Equal(EnrolmentState.OfferExpired, people[1].StateAt(people[1].OfferEndsAt!.Value));
    }

    [Fact]
    public void An_ended_offer_goes_to_the_next_in_line()
    {
        var (roster, people) = Offered();
        var end = people[1].OfferEndsAt!.Value;
        var changes = roster.Refill(end);
        Assert.Equal([(people[1], RosterEvent.OfferExpired), (people[2], RosterEvent.Offered)], changes.Select(change => (change.Enrolment, change.Event)));
    }

    [Fact]
    public void More_seats_are_offered_to_as_many_as_fit_in_order()
    {
        var (roster, people) = Filled(capacity: 1, people: 4);
        var changes = roster.SetSeats(people[0].Edition, 3, Now);
        Assert.Equal([people[1], people[2]], changes.Select(change => change.Enrolment));
    }

    [Fact]
    public void A_group_that_does_not_fit_holds_back_smaller_ones_behind_it()
    {
        var edition = InThreeWeeks(4);
        var roster = new Roster(edition, []);
        var first = Person(edition, Now, seats: 4);
        var group = Person(edition, Now, seats: 3);
        var single = Person(edition, Now);
        foreach (var person in new[] { first, group, single })
            roster.Admit(person, Now);
        Assert.Empty(roster.SetSeats(edition, 6, Now));
        Assert.Equal(new WhyNotYet(WhyNotYetReason.TooFewSeatsForGroup, 1, 2), WhyNotYetOf(roster, group, Now));
        Assert.Equal(new WhyNotYet(WhyNotYetReason.OthersAreBefore, 2, 2), WhyNotYetOf(roster, single, Now));
    }

    [Fact]
    public void Cancelling_the_edition_tells_everybody_who_held_anything_and_offers_nothing()
    {
        var (roster, people) = Offered();
        var changes = roster.CancelEdition("Choroba", Now);
        Assert.Equal([people[1], people[2]], changes.Where(change => change.Event == RosterEvent.CancelledByOffice).Select(change => change.Enrolment));
        Assert.DoesNotContain(changes, change => change.Event == RosterEvent.Offered);
    }

    [Fact]
    public void Nobody_withdraws_after_the_first_session_began()
    {
        var (roster, people) = Filled(capacity: 1, people: 1);
        Assert.Empty(roster.Withdraw(people[0], Warsaw.ToInstant(new(2027, 2, 1), new(17, 0))));
        Assert.Equal(EnrolmentState.Confirmed, people[0].State);
    }

    [Fact]
    public void With_less_than_an_awake_hour_left_no_offer_is_made()
    {
        var (roster, people) = Filled(capacity: 1, people: 2);
        var late = Warsaw.ToInstant(new(2027, 2, 1), new(15, 30));
        Assert.Equal(RosterEvent.Withdrawn, Assert.Single(roster.Withdraw(people[0], late)).Event);
        Assert.Equal(WhyNotYetReason.TooLateToOffer, WhyNotYetOf(roster, people[1], late).Reason);
    }

    [Fact]
    public void An_edition_moved_forward_takes_open_offers_along_and_passes_on_those_that_have_ended_by_it()
    {
        var (roster, people) = Filled(capacity: 1, people: 3);
        roster.Withdraw(people[0], Now);
        people[1].Hear(Now);
        var edition = people[0].Edition;
        var session = edition.Sessions.Single();
        var offer = people[1].OfferEndsAt!.Value;

        session.Move(session.Plan with { Date = Warsaw.DateOf(offer) }, Now);
        Assert.Empty(roster.FollowDates(Now));
        Assert.Equal(offer, people[1].OfferEndsAt);

        session.Move(session.Plan with { Date = Warsaw.DateOf(Now), Start = new(16, 0) }, Now);
        Assert.Empty(roster.FollowDates(Now));
        Assert.Equal(edition.FirstStart.AddHours(-1), people[1].OfferEndsAt);

        session.Move(session.Plan with { Start = TimeOnly.FromDateTime(Warsaw.ToLocal(Now.AddMinutes(30))) }, Now);
        Assert.Equal(new RosterChange(people[1], RosterEvent.OfferExpired), Assert.Single(roster.FollowDates(Now)));
        Assert.Empty(roster.Accept(people[1], Now));
    }

    [Fact]
    public void An_offer_that_nobody_has_told_does_not_end_and_is_taken_back_when_no_awake_hour_is_left_to_answer()
    {
        var (roster, people) = Filled(capacity: 1, people: 3);
        roster.Withdraw(people[0], Now);
        var start = people[1].Edition.FirstStart;

        Assert.Empty(roster.Refill(start.AddHours(-2)));
        Assert.Equal(EnrolmentState.Offered, people[1].StateAt(start.AddHours(-2)));

        var late = start.AddHours(-2).AddMinutes(1);
        Assert.Equal(EnrolmentState.Waiting, people[1].StateAt(late));
        Assert.Equal(new(new(1), 0, 0, 2), roster.SeatingAt(late));
        Assert.Equal(new RosterChange(people[1], RosterEvent.OfferTakenBack), Assert.Single(roster.Refill(late)));
        Assert.Equal([people[1], people[2]], roster.Queue);
    }

    [Fact]
    public void An_offer_that_nobody_has_told_follows_the_dates()
    {
        var (roster, people) = Filled(capacity: 1, people: 2);
        roster.Withdraw(people[0], Now);
        var session = people[0].Edition.Sessions.Single();
        var before = people[0].Edition.FirstStart;

        session.Move(session.Plan with { Date = session.Date.AddDays(7) }, Now);
        Assert.Empty(roster.FollowDates(Now));

        Assert.Equal(EnrolmentState.Offered, people[1].StateAt(before));
    }

    [Fact]
    public void Whose_turn_comes_with_the_next_look_of_the_clock_is_told_of_no_group()
    {
        var (roster, people) = Filled(capacity: 1, people: 3);
        roster.Withdraw(people[0], Now);
        roster.Decline(people[1], Now);
        Assert.Equal(EnrolmentState.Offered, people[2].State);
        people[2].Hear(Now);
        var late = Person(people[0].Edition, Now);
        roster.Admit(late, Now);
        Assert.Equal(new WhyNotYet(WhyNotYetReason.NoSeatIsFree, 1, 1), WhyNotYetOf(roster, late, people[2].OfferEndsAt!.Value));
    }

    [Fact]
    public void Sign_ups_end_when_the_first_session_begins_whatever_was_set()
    {
        var edition = InThreeWeeks(1);
        var window = edition.Window with { ClosesAt = edition.FirstStart.AddDays(1) };
        Assert.Equal(edition.FirstStart, window.SignUpEnd);
        Assert.Equal(EditionState.Closed, window.StateAt(edition.FirstStart));
        Assert.Equal(edition.FirstStart.AddDays(-2), (window with { ClosesAt = edition.FirstStart.AddDays(-2) }).SignUpEnd);
    }

    [Fact]
    public void Who_is_next_with_all_seats_taken_is_told_so()
    {
        var (roster, people) = Filled(capacity: 1, people: 2);
        Assert.Equal(new WhyNotYet(WhyNotYetReason.NoSeatIsFree, 1, 0), WhyNotYetOf(roster, people[1], Now));
    }

    private static WhyNotYet WhyNotYetOf(Roster roster, Enrolment waiting, DateTimeOffset now) =>
        WhyNotYet.Of(waiting.Edition, roster.SeatingAt(now), roster.Queue.TakeWhile(other => other != waiting).Count() + 1, waiting.Seats, now);

    private static (Roster Roster, Enrolment[] People) Filled(int capacity, int people)
    {
        var edition = InThreeWeeks(capacity);
        var roster = new Roster(edition, []);
        var all = Enumerable.Range(0, people).Select(_ => Person(edition, Now)).ToArray();
        foreach (var person in all)
            roster.Admit(person, Now);
        return (roster, all);
    }

    /// <summary>One seat given back: the second of three has the offer.</summary>
    private static (Roster Roster, Enrolment[] People) Offered()
    {
        var (roster, people) = Filled(capacity: 1, people: 3);
        roster.Withdraw(people[0], Now);
        people[1].Hear(Now);
        return (roster, people);
    }
}
