using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Reminders;

namespace Lublin.Startups.Tests;

public sealed class ReminderPlanTests
{
    private static readonly DateOnly Day = new(2026, 11, 24);
    private static readonly RecipientFacts Theirs = new(At(new(2026, 11, 1), 12), IsAbsent: false);

    [Theory]
    [InlineData(2027, 3, 29, 7)]
    [InlineData(2027, 3, 28, 8)]
    [InlineData(2027, 11, 1, 8)]
    [InlineData(2027, 10, 31, 7)]
    public void It_is_nine_in_the_morning_also_beside_the_nights_of_the_clock_change(int year, int month, int day, int utcHour)
    {
        DateOnly date = new(year, month, day);
        var planned = ReminderRules.PlannedFor(ReminderRule.DayBefore, date);
        Assert.Equal(new DateTimeOffset(date.AddDays(-1).ToDateTime(new(utcHour, 0)), TimeSpan.Zero), planned);
        Assert.Equal(new TimeOnly(9, 0), TimeOnly.FromDateTime(Warsaw.ToLocal(ReminderRules.PlannedFor(ReminderRule.WeekBefore, date))));
    }

    [Fact]
    public void Only_the_first_session_is_announced_a_week_before()
    {
        Assert.Equal([ReminderRule.WeekBefore, ReminderRule.DayBefore], ReminderRules.For(isFirst: true));
        Assert.Equal([ReminderRule.DayBefore], ReminderRules.For(isFirst: false));
    }

    [Fact]
    public void By_telephone_nobody_is_reminded_a_week_before() =>
        Assert.Equal([ReminderRule.DayBefore], ReminderRules.TimesOf(Session(), ReminderChannel.Telephone).Select(time => time.Rule));

    [Theory]
    [InlineData(ReminderRule.DayBefore, "2026-11-23 08:59", ReminderState.NotYet)]
    [InlineData(ReminderRule.DayBefore, "2026-11-23 09:00", ReminderState.Due)]
    [InlineData(ReminderRule.DayBefore, "2026-11-23 11:00", ReminderState.Due)]
    [InlineData(ReminderRule.DayBefore, "2026-11-23 19:59", ReminderState.Due)]
    [InlineData(ReminderRule.DayBefore, "2026-11-23 20:00", ReminderState.NotYet)]
    [InlineData(ReminderRule.DayBefore, "2026-11-24 07:59", ReminderState.NotYet)]
    [InlineData(ReminderRule.DayBefore, "2026-11-24 08:00", ReminderState.Due)]
    [InlineData(ReminderRule.DayBefore, "2026-11-24 14:59", ReminderState.Due)]
    [InlineData(ReminderRule.DayBefore, "2026-11-24 15:00", ReminderState.Missed)]
    [InlineData(ReminderRule.WeekBefore, "2026-11-17 08:59", ReminderState.NotYet)]
    [InlineData(ReminderRule.WeekBefore, "2026-11-17 09:00", ReminderState.Due)]
    [InlineData(ReminderRule.WeekBefore, "2026-11-22 16:59", ReminderState.Due)]
    [InlineData(ReminderRule.WeekBefore, "2026-11-22 17:00", ReminderState.Missed)]
    public void A_reminder_is_due_from_its_morning_until_it_would_come_too_late_and_never_at_night(ReminderRule rule, string now, ReminderState state)
    {
        var local = DateTime.Parse(now, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(new(state), ReminderPlan.Decide(ReminderRules.TimeOf(rule, Session()), Session(), Theirs, isSent: false, At(DateOnly.FromDateTime(local), local.Hour, local.Minute)));
    }

    [Fact]
    public void What_is_skipped_says_why()
    {
        var (morning, later) = (At(new(2026, 11, 23), 9), At(new(2026, 11, 23), 10));
        Assert.Equal(ReminderReason.Cancelled, Reason(Session() with { IsHeld = false }, Theirs));
        Assert.Equal(ReminderReason.HasNoPlace, Reason(Session(), Theirs with { PlaceSince = null }));
        Assert.Equal(ReminderReason.WillBeAbsent, Reason(Session(), Theirs with { IsAbsent = true }));
        Assert.Equal(ReminderReason.EnrolledLater, Reason(Session(), Theirs with { PlaceSince = morning.AddMinutes(1) }));
        Assert.Equal(ReminderReason.MovedLater, Reason(Session() with { ChangedAt = morning.AddMinutes(1) }, Theirs));
        Assert.Null(Reason(Session() with { ChangedAt = morning }, Theirs with { PlaceSince = morning }));

        ReminderReason? Reason(ReminderOccasion session, RecipientFacts recipient) =>
            ReminderPlan.Decide(ReminderRules.TimeOf(ReminderRule.DayBefore, session), session, recipient, isSent: false, later).Reason;
    }

    [Fact]
    public void What_is_in_the_ledger_is_sent_and_stays_so() =>
        Assert.Equal(new(ReminderState.Sent), ReminderPlan.Decide(ReminderRules.TimeOf(ReminderRule.DayBefore, Session()), Session(), Theirs, isSent: true, At(Day, 16)));

    private static ReminderOccasion Session() => new("session:1", new("pl", "KSeF"), Day, At(Day, 17), IsFirst: true, IsHeld: true, ChangedAt: null);

    private static DateTimeOffset At(DateOnly date, int hour, int minute = 0) => Warsaw.ToInstant(date, new(hour, minute));
}
