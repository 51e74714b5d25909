using FsCheck;
using FsCheck.Fluent;
using Lublin.Startups.Web.Clock;

namespace Lublin.Startups.Tests;

public sealed class WarsawTests
{
    private static readonly DateOnly SummerBegins = new(2027, 3, 28);
    private static readonly DateOnly SummerEnds = new(2027, 10, 31);

    [Fact]
    public void Winter_is_one_hour_and_summer_two_hours_ahead_of_utc()
    {
        Assert.Equal(Utc(2026, 11, 24, 16, 0), Warsaw.ToInstant(new(2026, 11, 24), new(17, 0)));
        Assert.Equal(Utc(2027, 7, 1, 15, 0), Warsaw.ToInstant(new(2027, 7, 1), new(17, 0)));
        Assert.Equal(TimeSpan.Zero, Warsaw.ToInstant(new(2027, 7, 1), new(17, 0)).Offset);
    }

    [Fact]
    public void The_day_turns_at_midnight_in_Warsaw()
    {
        Assert.Equal(new DateOnly(2026, 11, 23), Warsaw.DateOf(Utc(2026, 11, 23, 22, 59)));
        Assert.Equal(new DateOnly(2026, 11, 24), Warsaw.DateOf(Utc(2026, 11, 23, 23, 0)));
        Assert.Equal(new DateOnly(2026, 11, 24), Warsaw.Today(new StartedClock(Utc(2026, 11, 23, 23, 0))));
    }

    [Fact]
    public void Local_time_carries_no_zone_of_the_machine()
    {
        var local = Warsaw.ToLocal(Utc(2026, 11, 24, 16, 0));

        Assert.Equal(new DateTime(2026, 11, 24, 17, 0, 0, DateTimeKind.Unspecified), local);
        Assert.Equal(DateTimeKind.Unspecified, local.Kind);
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(2, 30)]
    [InlineData(2, 59)]
    public void A_time_skipped_in_spring_is_the_first_moment_after_the_gap(int hour, int minute)
    {
        Assert.True(Warsaw.IsInGap(SummerBegins, new(hour, minute)));
        Assert.Equal(Utc(2027, 3, 28, 1, 0), Warsaw.ToInstant(SummerBegins, new(hour, minute)));
    }

    [Fact]
    public void The_edges_of_the_gap_are_outside_it()
    {
        Assert.False(Warsaw.IsInGap(SummerBegins, new(1, 59)));
        Assert.False(Warsaw.IsInGap(SummerBegins, new(3, 0)));
        Assert.Equal(Utc(2027, 3, 28, 0, 59), Warsaw.ToInstant(SummerBegins, new(1, 59)));
        Assert.Equal(Utc(2027, 3, 28, 1, 0), Warsaw.ToInstant(SummerBegins, new(3, 0)));
    }

    [Fact]
    public void A_time_shown_twice_in_autumn_is_the_first_of_the_two()
    {
        Assert.False(Warsaw.IsInGap(SummerEnds, new(2, 30)));
        Assert.Equal(Utc(2027, 10, 31, 0, 30), Warsaw.ToInstant(SummerEnds, new(2, 30)));
        Assert.Equal(Utc(2027, 10, 31, 2, 0), Warsaw.ToInstant(SummerEnds, new(3, 0)));
    }

    [Fact]
    public void Every_time_outside_the_gap_reads_back_as_itself()
    {
        var minutes = Gen.Choose(0, (366 * 24 * 60) - 1)
            .Select(minute => new DateTime(2027, 1, 1, 0, 0, 0, DateTimeKind.Unspecified).AddMinutes(minute))
            .ToArbitrary();

        Prop.ForAll(minutes, local =>
        {
            var (date, time) = (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
            return Warsaw.IsInGap(date, time) || Warsaw.ToLocal(Warsaw.ToInstant(date, time)) == local;
        }).QuickCheckThrowOnFailure();
    }

    private static DateTimeOffset Utc(int year, int month, int day, int hour, int minute) =>
        new(year, month, day, hour, minute, 0, TimeSpan.Zero);
}
