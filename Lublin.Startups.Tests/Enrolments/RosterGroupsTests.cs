using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Enrolments;
using static Lublin.Startups.Tests.GroupExamples;

namespace Lublin.Startups.Tests;

/// <summary>Groups of a season: two maxima, one order, and numbers of children that change.</summary>
public sealed class RosterGroupsTests
{
    private static readonly DateTimeOffset Now = Monday10.AddHours(1);
    private static readonly DateTimeOffset AfterClosing = Closes.AddHours(1);

    [Fact]
    public void Groups_come_in_while_both_maxima_hold()
    {
        var (_, byGroups) = Confirm(Season(groups: 2, children: 100), 20, 20, 5);
        Assert.Equal([EnrolmentState.Confirmed, EnrolmentState.Confirmed, EnrolmentState.Waiting], byGroups.Select(group => group.State));
        var (_, byChildren) = Confirm(Season(groups: 9, children: 50), 26, 24, 5);
        Assert.Equal([EnrolmentState.Confirmed, EnrolmentState.Confirmed, EnrolmentState.Waiting], byChildren.Select(group => group.State));
    }

    [Fact]
    public void The_first_that_does_not_fit_blocks_smaller_ones_behind_it()
    {
        var (roster, groups) = Confirm(Season(groups: 9, children: 44), 26, 25, 10);
        Assert.Equal([EnrolmentState.Confirmed, EnrolmentState.Waiting, EnrolmentState.Waiting], groups.Select(group => group.State));
        Assert.Equal(18, roster.SeatingAt(Now).Free);
        Assert.Empty(roster.Refill(Now));
    }

    [Fact]
    public void As_long_as_the_call_is_open_nobody_fills_the_gap_and_afterwards_staff_may_with_a_reason()
    {
        var (roster, groups) = Confirm(Season(groups: 9, children: 44), 26, 25, 10);
        Assert.Empty(roster.GivePlace(groups[2], "Luka", Now)!);
        Assert.Equal(EnrolmentState.Waiting, groups[2].State);
        var given = Assert.Single(roster.GivePlace(groups[2], "Luka", AfterClosing)!);
        Assert.Equal((groups[2], RosterEvent.Confirmed, "Luka"), (given.Enrolment, given.Event, given.Reason));
        Assert.Null(roster.GivePlace(groups[1], "Luka", AfterClosing));
    }

    [Fact]
    public void The_gap_is_not_filled_by_one_group_too_many()
    {
        var (roster, groups) = Confirm(Season(groups: 1, children: 100), 20, 10);
        Assert.Null(roster.GivePlace(groups[1], "Luka", AfterClosing));
    }

    [Fact]
    public void Growing_when_full_keeps_what_is_held_and_asks_for_the_rest()
    {
        var (roster, groups) = Confirm(Season(groups: 9, children: 24), 24);
        Assert.Empty(roster.Resize(groups[0], 27, Now, out var askedMore));
        Assert.Equal((24, 3), (groups[0].Seats, askedMore));
    }

    [Fact]
    public void Growing_takes_free_children_all_or_none_and_only_while_nobody_waits()
    {
        var (roster, groups) = Confirm(Season(groups: 9, children: 50), 24, 23);
        roster.Resize(groups[0], 27, Now, out var askedMore);
        Assert.Equal((27, 0), (groups[0].Seats, askedMore));
        roster.Resize(groups[1], 24, Now, out askedMore);
        Assert.Equal((23, 1), (groups[1].Seats, askedMore));

        var (queued, waiting) = Confirm(Season(groups: 9, children: 50), 24, 20, 20);
        queued.Resize(waiting[0], 26, Now, out askedMore);
        Assert.Equal((24, 2), (waiting[0].Seats, askedMore));
    }

    [Fact]
    public void Shrinking_frees_children_at_once_and_they_are_offered_to_the_next()
    {
        var (roster, groups) = Confirm(Season(groups: 9, children: 50), 26, 24, 8);
        var change = Assert.Single(roster.Resize(groups[0], 18, Now, out var askedMore));
        Assert.Equal((groups[2], RosterEvent.Offered, 0), (change.Enrolment, change.Event, askedMore));
        Assert.Equal(18, groups[0].Seats);
    }

    [Fact]
    public void A_waiting_group_changes_freely_and_keeps_its_place()
    {
        var (roster, groups) = Confirm(Season(groups: 9, children: 24), 24, 20, 20);
        Assert.Empty(roster.Resize(groups[1], 30, Now, out var askedMore));
        Assert.Equal((30, 0), (groups[1].Seats, askedMore));
        Assert.Equal([groups[1], groups[2]], roster.Queue);
    }

    [Fact]
    public void Shrinking_while_first_in_line_may_let_it_in()
    {
        var (roster, groups) = Confirm(Season(groups: 9, children: 44), 26, 25);
        Assert.Equal((groups[1], RosterEvent.Offered), Assert.Single(roster.Resize(groups[1], 18, Now, out _)) is var change ? (change.Enrolment, change.Event) : default);
    }

    [Fact]
    public void Nothing_changes_of_a_group_that_is_out()
    {
        var (roster, groups) = Confirm(Season(groups: 9, children: 44), 26);
        roster.CancelByOffice([groups[0]], "Odmowa dyrekcji", Now);
        Assert.Empty(roster.Resize(groups[0], 20, Now, out var askedMore));
        Assert.Equal((26, 0), (groups[0].Seats, askedMore));
    }

    [Theory]
    // Told on Monday, whenever: Tuesday and Wednesday are theirs.
    [InlineData("2027-01-11 07:00", "2027-01-13 15:00")]
    [InlineData("2027-01-11 23:30", "2027-01-13 15:00")]
    // On Thursday: Friday and Monday. On Saturday as on Sunday: Monday and Tuesday.
    [InlineData("2027-01-14 10:00", "2027-01-18 15:00")]
    [InlineData("2027-01-16 10:00", "2027-01-19 15:00")]
    [InlineData("2027-01-17 10:00", "2027-01-19 15:00")]
    // The break lasts from the 20th to the 22nd.
    [InlineData("2027-01-18 10:00", "2027-01-25 15:00")]
    public void An_offer_lasts_two_whole_working_days_and_ends_at_the_end_of_the_second(string told, string end) =>
        Assert.Equal(At(end), TermsWithout((new(2027, 1, 20), new(2027, 1, 22))).EndOf(At(told)));

    [Fact]
    public void One_working_day_before_its_end_the_school_is_reminded() =>
        Assert.Equal(At("2027-01-18 15:00"), TermsWithout().RemindAt(At("2027-01-16 10:00")));

    [Fact]
    public void Later_than_fourteen_days_before_the_first_meeting_no_offer_is_made()
    {
        var terms = TermsWithout();
        Assert.NotNull(terms.EndOf(At("2027-02-15 23:59")));
        Assert.Null(terms.EndOf(At("2027-02-16 00:00")));

        var (roster, groups) = Confirm(Season(groups: 1, children: 50), 26, 20);
        Assert.Equal([RosterEvent.Withdrawn], roster.Withdraw(groups[0], At("2027-02-16 00:00")).Select(change => change.Event));
        Assert.Equal(EnrolmentState.Waiting, groups[1].State);
    }

    [Fact]
    public void An_offer_that_no_school_heard_of_by_then_is_taken_back()
    {
        var (roster, groups) = Confirm(Season(groups: 1, children: 50), 26, 20);
        roster.Withdraw(groups[0], At("2027-02-15 12:00"));
        Assert.Equal(EnrolmentState.Offered, groups[1].State);
        Assert.Equal([RosterEvent.OfferTakenBack], roster.Refill(At("2027-02-16 00:00")).Select(change => change.Event));
        Assert.Equal(EnrolmentState.Waiting, groups[1].State);
    }

    private static DateTimeOffset At(string local) => DateTime.ParseExact(local, "yyyy-MM-dd HH:mm", null) is var at ? Warsaw.ToInstant(DateOnly.FromDateTime(at), TimeOnly.FromDateTime(at)) : default;
}
