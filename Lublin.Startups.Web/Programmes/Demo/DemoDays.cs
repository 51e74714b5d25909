using Lublin.Startups.Web.Clock;

namespace Lublin.Startups.Web.Programmes.Demo;

/// <summary>The working days around today, so that a demo never meets on a Sunday.</summary>
public sealed class DemoDays(DateTimeOffset now)
{
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

    /// <summary>A day of a week, so many weeks from this one; where it is off, the same day nine weeks further on.</summary>
    /// <param name="weeks">From this week; before it when negative.</param>
    /// <param name="day">From 0 on Monday.</param>
    public DateOnly Weekday(int weeks, int day)
    {
        var wanted = today.AddDays(-(((int)today.DayOfWeek + 6) % 7) + (weeks * 7) + day);
        return IsWorking(wanted) || weeks < 0 ? wanted : wanted.AddDays(63);
    }

    /// <summary>A time of the wall clock in Warsaw, so many days from today.</summary>
    public DateTimeOffset At(int days, int hour) => Warsaw.ToInstant(today.AddDays(days), new TimeOnly(hour, 0));

    private static bool IsWorking(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && DaysOff.On(day) is null or KnownDayOff.WinterBreak;
}
