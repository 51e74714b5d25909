using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Lectures;

/// <summary>How long an invitation may be answered. Pure: it reads no clock and no database.</summary>
public static class InvitationTime
{
    public const int WorkingDays = 5;

    /// <summary>How many days before the lecture it ends at the latest.</summary>
    public const int DaysBefore = 3;

    /// <summary>No longer is looked ahead for working days.</summary>
    public const int DaysAhead = 60;

    /// <summary>With the fifth working day after the day it is sent, at the latest three days before the lecture begins; null when that is over: then nobody is invited any more.</summary>
    /// <param name="sentAt">When it is sent.</param>
    /// <param name="first">The first session that it is for.</param>
    /// <param name="facts">The days off.</param>
    public static DateTimeOffset? EndOf(DateTimeOffset sentAt, SessionPlan first, PlanningFacts facts)
    {
        var today = Warsaw.DateOf(sentAt);
        var fifth = Enumerable.Range(1, DaysAhead).Select(today.AddDays).Where(day => IsWorking(day, facts)).Skip(WorkingDays - 1).DefaultIfEmpty(today.AddDays(DaysAhead)).First();
        var (end, last) = (Warsaw.ToInstant(fifth.AddDays(1), TimeOnly.MinValue), Warsaw.ToInstant(first.Date.AddDays(-DaysBefore), first.Start));
        var sooner = end < last ? end : last;
        return sooner > sentAt ? sooner : null;
    }

    private static bool IsWorking(DateOnly day, PlanningFacts facts) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !facts.IsOff(day);
}
