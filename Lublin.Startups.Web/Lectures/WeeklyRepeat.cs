using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Lectures;

/// <summary>A session again every week, at the same hour by the wall clock.</summary>
public static class WeeklyRepeat
{
    /// <summary>The most that one repetition makes.</summary>
    public const int Most = 30;

    /// <summary>The weeks after a session, up to a day that is counted in.</summary>
    /// <param name="first">What is repeated; it stands already.</param>
    /// <param name="until">The last day on which it may be again.</param>
    /// <param name="isOff">Whether a day is off.</param>
    public static RepeatPlan Until(SessionPlan first, DateOnly until, Func<DateOnly, bool> isOff)
    {
        var weeks = (until.DayNumber - first.Date.DayNumber) / 7;
        if (weeks > Most)
            return new([], [], weeks);
        List<SessionPlan> plans = [];
        List<LeftOut> leftOut = [];
        for (var week = 1; week <= weeks; week++)
        {
            var plan = first with { Date = first.Date.AddDays(7 * week) };
            if (isOff(plan.Date))
                leftOut.Add(new(plan.Date, LeftOutWhy.DayOff));
            else if (plan.IsSkipped)
                leftOut.Add(new(plan.Date, LeftOutWhy.HourSkipped));
            else
                plans.Add(plan);
        }

        return new(plans, leftOut, Math.Max(0, weeks));
    }
}

/// <param name="Plans">In order of time.</param>
/// <param name="LeftOut">Days on which it would have been, and why it is not.</param>
/// <param name="Asked">How many weeks were asked for.</param>
public sealed record RepeatPlan(IReadOnlyList<SessionPlan> Plans, IReadOnlyList<LeftOut> LeftOut, int Asked)
{
    public bool IsTooLong => Asked > WeeklyRepeat.Most;
}

public sealed record LeftOut(DateOnly Date, LeftOutWhy Why);

public enum LeftOutWhy
{
    DayOff,

    /// <summary>The clock never shows its hour on that night.</summary>
    HourSkipped,
}
