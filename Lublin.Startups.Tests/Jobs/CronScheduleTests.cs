using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Jobs;

namespace Lublin.Startups.Tests;

public sealed class CronScheduleTests
{
    [Theory]
    [InlineData("* * * * *", "2026-11-23T09:00:30", "2026-11-23T09:01")]
    [InlineData("* * * * *", "2026-11-23T09:00", "2026-11-23T09:01")]
    [InlineData("20 3 * * *", "2026-11-23T09:00", "2026-11-24T03:20")]
    [InlineData("20 3 * * *", "2026-11-23T03:19:59", "2026-11-23T03:20")]
    [InlineData("*/15 * * * *", "2026-11-23T09:16", "2026-11-23T09:30")]
    [InlineData("0 9-17/4 * * 1-5", "2026-11-27T17:00", "2026-11-30T09:00")]
    [InlineData("5,35 8 * * *", "2026-11-23T08:05", "2026-11-23T08:35")]
    [InlineData("0 0 29 2 *", "2026-11-23T09:00", "2028-02-29T00:00")]
    [InlineData("0 6 1 * 1", "2026-11-24T09:00", "2027-02-01T06:00")]
    [InlineData("0 22-1 * * *", "2026-11-23T23:30", "2026-11-24T00:00")]
    [InlineData("0 6 * * 7", "2026-11-23T09:00", "2026-11-29T06:00")]
    public void The_next_time_is_the_first_after_now(string schedule, string now, string next) =>
        Assert.Equal(At(next), CronSchedule.Parse(schedule).NextAfter(At(now)));

    [Fact]
    public void A_time_that_the_clock_skips_comes_at_the_end_of_the_gap() =>
        Assert.Equal(At("2027-03-28T03:00"), CronSchedule.Parse("30 2 * * *").NextAfter(At("2027-03-28T01:00")));

    [Fact]
    public void A_time_that_the_clock_shows_twice_comes_once()
    {
        var schedule = CronSchedule.Parse("30 2 * * *");
        var first = schedule.NextAfter(At("2027-10-31T01:00"))!.Value;

        Assert.Equal(new(2027, 10, 31, 0, 30, 0, TimeSpan.Zero), first);
        Assert.Equal(At("2027-11-01T02:30"), schedule.NextAfter(first));
    }

    [Fact]
    public void What_goes_by_minutes_goes_on_through_the_hour_that_the_clock_shows_twice()
    {
        var schedule = CronSchedule.Parse("*/30 2 * * *");
        var first = new DateTimeOffset(2027, 10, 31, 0, 0, 0, TimeSpan.Zero);
        List<DateTimeOffset?> times = [first];
        for (var i = 0; i < 4; i++)
            times.Add(schedule.NextAfter(times[^1]!.Value));

        Assert.Equal([first, first.AddMinutes(30), first.AddMinutes(60), first.AddMinutes(90), At("2027-11-01T02:00")], times);
    }

    [Theory]
    [InlineData("* * * * *", "2026-11-23T09:00:59", "2026-11-23T09:00")]
    [InlineData("5 3 * * *", "2026-11-23T03:05", "2026-11-23T03:05")]
    [InlineData("5 3 * * *", "2026-11-23T03:04:59", "2026-11-22T03:05")]
    [InlineData("30 2 * * *", "2027-03-28T03:00:20", "2027-03-28T03:00")]
    [InlineData("30 2 * * *", "2027-10-31T04:00", "2027-10-31T02:30")]
    public void The_last_time_is_the_one_that_a_late_run_answers(string schedule, string now, string last) =>
        Assert.Equal(At(last), CronSchedule.Parse(schedule).LastUntil(At(now)));

    [Fact]
    public void A_day_that_never_comes_has_no_next_time() => Assert.Null(CronSchedule.Parse("0 0 31 2 *").NextAfter(At("2026-11-23T09:00")));

    [Theory]
    [InlineData("* * * * *", "EveryMinutes { Minutes = 1 }")]
    [InlineData("*/5 * * * *", "EveryMinutes { Minutes = 5 }")]
    [InlineData("7 * * * *", "Hourly { Minute = 7 }")]
    [InlineData("20 3 * * *", "Daily { At = 3:20 }")]
    [InlineData("0 6 * * 1", "Weekly { Day = Monday, At = 6:00 }")]
    [InlineData("0 6 1 * *", "Other { }")]
    [InlineData("*/5 8 * * *", "Other { }")]
    public void How_often_it_comes_round_is_read_off_it(string schedule, string rhythm)
    {
        System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo("pl-PL");

        Assert.Equal(rhythm, CronSchedule.Parse(schedule).Rhythm.ToString()!.Replace("= 03:", "= 3:").Replace("= 06:", "= 6:"));
    }

    [Theory]
    [InlineData("* * * *")]
    [InlineData("60 * * * *")]
    [InlineData("x * * * *")]
    [InlineData("5-1-3 * * * *")]
    [InlineData("*/0 * * * *")]
    public void What_is_no_schedule_is_refused(string schedule) => Assert.ThrowsAny<FormatException>(() => CronSchedule.Parse(schedule));

    private static DateTimeOffset At(string local)
    {
        var time = DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture);
        return Warsaw.ToInstant(DateOnly.FromDateTime(time), TimeOnly.FromDateTime(time));
    }
}
