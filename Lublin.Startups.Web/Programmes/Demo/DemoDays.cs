using Lublin.Startups.Web.Clock;

namespace Lublin.Startups.Web.Programmes.Demo;

/// <summary>The working days around today, so that a demo never meets on a Sunday.</summary>
public sealed class DemoDays(DateTimeOffset now)
{
    private static readonly HashSet<(int Month, int Day)> Holidays =
        [(1, 1), (1, 6), (5, 1), (5, 3), (8, 15), (11, 1), (11, 11), (12, 24), (12, 25), (12, 26)];

    private readonly DateOnly today = Warsaw.DateOf(now);

    public DateTimeOffset Now => now;

    /// <summary>The n-th working day after today; before today when n is negative.</summary>
    public DateOnly Working(int n)
    {
        var day = today;
        for (var left = Math.Abs(n); left > 0;)
        {
            day = day.AddDays(Math.Sign(n));
            if (IsWorking(day))
                left--;
        }

        return day;
    }

    /// <summary>A time of the wall clock in Warsaw, so many days from today.</summary>
    public DateTimeOffset At(int days, int hour) => Warsaw.ToInstant(today.AddDays(days), new TimeOnly(hour, 0));

    private static bool IsWorking(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Holidays.Contains((day.Month, day.Day));
}
