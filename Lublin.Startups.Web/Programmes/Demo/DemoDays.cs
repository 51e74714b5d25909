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

    /// <summary>A time of the wall clock in Warsaw, so many days from today.</summary>
    public DateTimeOffset At(int days, int hour) => Warsaw.ToInstant(today.AddDays(days), new TimeOnly(hour, 0));

    private static bool IsWorking(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && DaysOff.On(day) is null or KnownDayOff.WinterBreak;
}
