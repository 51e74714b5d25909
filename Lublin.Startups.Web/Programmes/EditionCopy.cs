using Lublin.Startups.Web.Clock;

namespace Lublin.Startups.Web.Programmes;

/// <summary>How the dates of an edition become those of the next: by whole weeks, on the same days of the week and by the same clock.</summary>
public static class EditionCopy
{
    /// <summary>How many weeks lead from the week of one day to the week of another; negative backwards.</summary>
    public static int WeeksTo(DateOnly from, DateOnly to) => (MondayOf(to).DayNumber - MondayOf(from).DayNumber) / 7;

    /// <summary>The fewest weeks, at least one, after which the copy begins later than the old one ended and later than today.</summary>
    public static int WeeksAfter(DateOnly first, DateOnly last, DateOnly today)
    {
        var latest = last > today ? last : today;
        return Math.Max(1, ((latest.DayNumber - first.DayNumber) / 7) + 1);
    }

    public static SessionPlan Shifted(SessionPlan plan, int weeks) => plan with { Date = plan.Date.AddDays(7 * weeks) };

    /// <summary>The same day of the week and the same time by the clock in Warsaw, also across the nights on which it changes.</summary>
    public static DateTimeOffset Shifted(DateTimeOffset instant, int weeks)
    {
        var local = Warsaw.ToLocal(instant).AddDays(7 * weeks);
        return Warsaw.ToInstant(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
    }

    public static DateOnly MondayOf(DateOnly date) => date.AddDays(-(((int)date.DayOfWeek + 6) % 7));
}
