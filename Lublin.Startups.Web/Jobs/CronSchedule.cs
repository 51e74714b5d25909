using System.Globalization;
using Cronos;
using Lublin.Startups.Web.Clock;

namespace Lublin.Startups.Web.Jobs;

/// <summary>
/// A schedule of five fields of cron (minute, hour, day, month, weekday with 0 = Sunday), by the clock in Warsaw, read as the host of the jobs reads it.
/// A time that the clock skips in spring comes at the end of the gap. Of the hour that it shows twice in autumn, a fixed time comes once and what goes by minutes comes on.
/// </summary>
public sealed class CronSchedule
{
    private readonly CronExpression expression;
    private readonly string[] fields;

    private CronSchedule(string schedule) => (expression, fields) = (CronExpression.Parse(schedule), schedule.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <exception cref="FormatException">It is no schedule.</exception>
    public static CronSchedule Parse(string schedule) => new(schedule);

    /// <summary>How often, for words.</summary>
    public CronRhythm Rhythm =>
        fields switch
        {
            ["*", "*", "*", "*", "*"] => new CronRhythm.EveryMinutes(1),
            [['*', '/', .. var step], "*", "*", "*", "*"] when Number(step) is { } minutes => new CronRhythm.EveryMinutes(minutes),
            [var past, "*", "*", "*", "*"] when Number(past) is { } minute => new CronRhythm.Hourly(minute),
            [var minute, var hour, "*", "*", "*"] when Time(hour, minute) is { } at => new CronRhythm.Daily(at),
            [var minute, var hour, "*", "*", var day] when Time(hour, minute) is { } at && Number(day) is { } weekday => new CronRhythm.Weekly((DayOfWeek)(weekday % 7), at),
            _ => new CronRhythm.Other(),
        };

    /// <summary>The first time after an instant; null when there is none.</summary>
    public DateTimeOffset? NextAfter(DateTimeOffset instant) => expression.GetNextOccurrence(instant, Warsaw.ScheduleZone)?.ToUniversalTime();

    /// <summary>The last time until an instant, itself included; null when there is none.</summary>
    public DateTimeOffset? LastUntil(DateTimeOffset instant)
    {
        if (expression.GetPreviousOccurrence(instant, Warsaw.ScheduleZone, inclusive: true)?.ToUniversalTime() is not { } last)
            return null;
        // Looking back, a time that the clock skips is found just before the gap, and looking on, at its end.
        return NextAfter(last) is { } next && next <= instant ? next : last;
    }

    private static TimeOnly? Time(string hour, string minute) => (Number(hour), Number(minute)) is ({ } h, { } m) ? new(h, m) : null;

    private static int? Number(string field) => int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>How often a schedule comes round.</summary>
public abstract record CronRhythm
{
    private CronRhythm()
    {
    }

    public sealed record EveryMinutes(int Minutes) : CronRhythm;

    /// <param name="Minute">Past every hour.</param>
    public sealed record Hourly(int Minute) : CronRhythm;

    public sealed record Daily(TimeOnly At) : CronRhythm;

    public sealed record Weekly(DayOfWeek Day, TimeOnly At) : CronRhythm;

    /// <summary>In a way that has no words of its own.</summary>
    public sealed record Other : CronRhythm;
}
