using Lublin.Startups.Web.Clock;

namespace Lublin.Startups.Web.Reminders;

/// <summary>When a reminder is planned for, and until when it may still go out late.</summary>
public static class ReminderRules
{
    private static readonly TimeOnly Morning = new(9, 0);
    private static readonly TimeSpan DayBeforeAtLatest = TimeSpan.FromHours(2);
    private static readonly TimeSpan WeekBeforeAtLatest = TimeSpan.FromDays(2);

    /// <summary>How long before its occasion the earliest reminder can be planned; a little more than that.</summary>
    public static readonly TimeSpan LongestBefore = TimeSpan.FromDays(8);

    /// <summary>By mail every rule that holds; by telephone the day before only: a call a week ahead is soon forgotten.</summary>
    public static IReadOnlyList<ReminderTime> TimesOf(ReminderOccasion occasion, ReminderChannel channel) =>
        [.. For(occasion.IsFirst).Where(rule => channel == ReminderChannel.Mail || rule == ReminderRule.DayBefore).Select(rule => TimeOf(rule, occasion))];

    public static ReminderTime TimeOf(ReminderRule rule, ReminderOccasion occasion) => new(rule, PlannedFor(rule, occasion.Date), MissedFrom(rule, occasion.StartsAt));

    /// <summary>The day before every session; a week before only for the first one that takes place.</summary>
    public static IEnumerable<ReminderRule> For(bool isFirst) =>
        isFirst ? [ReminderRule.WeekBefore, ReminderRule.DayBefore] : [ReminderRule.DayBefore];

    /// <summary>9:00 in Warsaw, a week or a day before.</summary>
    public static DateTimeOffset PlannedFor(ReminderRule rule, DateOnly date) =>
        Warsaw.ToInstant(date.AddDays(rule == ReminderRule.WeekBefore ? -7 : -1), Morning);

    /// <summary>From this instant on it is missed: two days before the start, or two hours.</summary>
    public static DateTimeOffset MissedFrom(ReminderRule rule, DateTimeOffset startsAt) =>
        startsAt - (rule == ReminderRule.WeekBefore ? WeekBeforeAtLatest : DayBeforeAtLatest);
}
