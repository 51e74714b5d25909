using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Tests;

/// <summary>A session again every week: by the wall clock, without days off, and not for ever.</summary>
public sealed class WeeklyRepeatTests
{
    private static readonly Func<DateOnly, bool> Never = _ => false;

    [Theory]
    [InlineData("2026-10-13", "2026-11-10", 4)]
    [InlineData("2027-03-16", "2027-04-13", 4)]
    public void Over_a_change_of_the_clock_it_stays_at_quarter_past_ten(string first, string until, int weeks)
    {
        var plan = PlanOn(first);
        var plans = WeeklyRepeat.Until(plan, Day(until), Never).Plans;
        Assert.Equal(weeks, plans.Count);
        Assert.All(plans, each => Assert.Equal((new TimeOnly(10, 15), new TimeOnly(11, 45)), (each.Start, each.End)));
        Assert.All(plans, each => Assert.Equal(new(10, 15, 0), Warsaw.ToLocal(Warsaw.ToInstant(each.Date, each.Start)).TimeOfDay));
        Assert.Equal(Enumerable.Range(1, weeks).Select(week => plan.Date.AddDays(7 * week)), plans.Select(each => each.Date));
        // An hour apart in the world, not on the wall.
        Assert.NotEqual(Warsaw.ToInstant(plan.Date, plan.Start).TimeOfDay, Warsaw.ToInstant(plans[^1].Date, plans[^1].Start).TimeOfDay);
    }

    [Fact]
    public void Days_off_are_left_out_and_named()
    {
        var repeat = WeeklyRepeat.Until(PlanOn("2026-11-25"), Day("2027-01-06"), day => DaysOff.On(day) is not null);
        Assert.Equal([new(Day("2027-01-06"), LeftOutWhy.DayOff)], repeat.LeftOut);
        Assert.Equal(["2026-12-02", "2026-12-09", "2026-12-16", "2026-12-23", "2026-12-30"], repeat.Plans.Select(plan => plan.Date.ToString("yyyy-MM-dd")));
    }

    [Fact]
    public void A_night_without_the_hour_is_left_out_and_named()
    {
        var repeat = WeeklyRepeat.Until(new(new(2027, 3, 21), new(2, 30), new(4, 0), 1), Day("2027-04-04"), Never);
        Assert.Equal([new(Day("2027-03-28"), LeftOutWhy.HourSkipped)], repeat.LeftOut);
        Assert.Equal([Day("2027-04-04")], repeat.Plans.Select(plan => plan.Date));
    }

    [Theory]
    [InlineData("2027-06-23", 30, false)]
    [InlineData("2027-06-30", 31, true)]
    [InlineData("2099-12-31", 3814, true)]
    public void Thirty_weeks_are_the_most(string until, int asked, bool tooLong)
    {
        var repeat = WeeklyRepeat.Until(PlanOn("2026-11-25"), Day(until), Never);
        Assert.Equal((asked, tooLong, tooLong ? 0 : asked), (repeat.Asked, repeat.IsTooLong, repeat.Plans.Count));
    }

    [Fact]
    public void Until_a_day_before_the_next_week_nothing_is_made() =>
        Assert.Equal((0, 0, false), WeeklyRepeat.Until(PlanOn("2026-11-25"), Day("2026-12-01"), Never) is var repeat ? (repeat.Asked, repeat.Plans.Count, repeat.IsTooLong) : default);

    private static SessionPlan PlanOn(string day) => new(Day(day), new(10, 15), new(11, 45), 1);

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd");
}
