using System.Globalization;
using Lublin.Startups.Web.Clock;

namespace Lublin.Startups.Web.Jobs;

/// <summary>
/// A schedule of five fields of cron (minute, hour, day, month, weekday with 0 = Sunday), by the clock in Warsaw: lists, ranges and steps. It tells when a job
/// runs next whichever host runs it. A time that the clock skips in spring comes at the end of the gap; one that it shows twice comes once.
/// </summary>
public sealed class CronSchedule
{
    private const int DaysAhead = 366 * 5;

    private readonly CronField minutes;
    private readonly CronField hours;
    private readonly CronField days;
    private readonly CronField months;
    private readonly CronField weekdays;

    private CronSchedule(CronField[] fields) => (minutes, hours, days, months, weekdays) = (fields[0], fields[1], fields[2], fields[3], fields[4]);

    /// <exception cref="FormatException">It is no schedule.</exception>
    public static CronSchedule Parse(string schedule)
    {
        var parts = schedule.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 5)
            throw new FormatException($"A schedule has five fields: {schedule}");
        return new([CronField.Parse(parts[0], 0, 59), CronField.Parse(parts[1], 0, 23), CronField.Parse(parts[2], 1, 31), CronField.Parse(parts[3], 1, 12), CronField.Parse(parts[4], 0, 7)]);
    }

    /// <summary>How often, for words.</summary>
    public CronRhythm Rhythm =>
        (minutes.Step, minutes.Single, hours.Single, IsEveryDay, weekdays.Single) switch
        {
            ({ } step, _, _, true, _) when hours.IsAny => new CronRhythm.EveryMinutes(step),
            (_, { } minute, { } hour, true, _) => new CronRhythm.Daily(new(hour, minute)),
            (_, { } minute, { } hour, false, { } weekday) when days.IsAny && months.IsAny => new CronRhythm.Weekly((DayOfWeek)(weekday % 7), new(hour, minute)),
            (_, { } minute, _, true, _) when hours.IsAny => new CronRhythm.Hourly(minute),
            _ => new CronRhythm.Other(),
        };

    private bool IsEveryDay => days.IsAny && months.IsAny && weekdays.IsAny;

    /// <summary>The first time after an instant; null when there is none within five years.</summary>
    public DateTimeOffset? NextAfter(DateTimeOffset instant)
    {
        var first = Warsaw.DateOf(instant);
        for (var ahead = 0; ahead <= DaysAhead; ahead++)
        {
            var date = first.AddDays(ahead);
            if (!IsOn(date))
                continue;
            foreach (var time in Times())
            {
                if (Warsaw.ToInstant(date, time) is var at && at > instant)
                    return at;
            }
        }

        return null;
    }

    private IEnumerable<TimeOnly> Times() =>
        from hour in Enumerable.Range(0, 24)
        where hours.Has(hour)
        from minute in Enumerable.Range(0, 60)
        where minutes.Has(minute)
        select new TimeOnly(hour, minute);

    // Of day and weekday, cron wants either when both are named, and the one that is named otherwise.
    private bool IsOn(DateOnly date)
    {
        var weekday = (int)date.DayOfWeek;
        var (day, week) = (days.Has(date.Day), weekdays.Has(weekday) || (weekday == 0 && weekdays.Has(7)));
        return months.Has(date.Month) && (days.IsAny || weekdays.IsAny ? day && week : day || week);
    }
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

/// <summary>One field of a schedule.</summary>
/// <param name="Values">When it holds.</param>
/// <param name="Step">Every so many from the beginning; null when it is not that.</param>
internal sealed record CronField(IReadOnlySet<int> Values, int? Step)
{
    public bool IsAny => Step == 1;
    public int? Single => Step is null && Values.Count == 1 ? Values.First() : null;

    public bool Has(int value) => Values.Contains(value);

    public static CronField Parse(string text, int least, int most)
    {
        SortedSet<int> values = [];
        int? every = null;
        foreach (var part in text.Split(','))
        {
            var slash = part.IndexOf('/', StringComparison.Ordinal);
            var step = slash < 0 ? 1 : Number(part[(slash + 1)..], 1, most);
            var range = slash < 0 ? part : part[..slash];
            var (from, to) = range is "*" ? (least, most) : Range(range, least, most, open: slash >= 0);
            if (range is "*")
                every = step;
            for (var value = from; value <= to; value += step)
                values.Add(value);
        }

        return new(values, text.Contains(',', StringComparison.Ordinal) ? null : every);
    }

    private static (int From, int To) Range(string range, int least, int most, bool open)
    {
        var dash = range.IndexOf('-', StringComparison.Ordinal);
        if (dash < 0)
            return Number(range, least, most) is var one && open ? (one, most) : (one, one);
        var (from, to) = (Number(range[..dash], least, most), Number(range[(dash + 1)..], least, most));
        return from <= to ? (from, to) : throw new FormatException($"A range begins with its smaller end: {range}");
    }

    private static int Number(string text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new FormatException($"{text} is no number from {least} to {most}.");
}
