namespace Lublin.Startups.Web.Clock;

/// <summary>
/// Wall-clock time where the programmes take place (Europe/Warsaw) and the instants it stands for.
/// </summary>
public static class Warsaw
{
#pragma warning disable RS0030 // This is the one place that may ask for a time zone.
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Warsaw");
#pragma warning restore RS0030

    /// <summary>For job hosts, which read schedules by the wall clock; everything else asks the methods here.</summary>
    public static TimeZoneInfo ScheduleZone => Zone;

    public static DateOnly Today(TimeProvider clock) => DateOf(clock.GetUtcNow());

    /// <summary>The wall clock at an instant; its <see cref="DateTime.Kind"/> is unspecified.</summary>
    public static DateTime ToLocal(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone).DateTime;

    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(ToLocal(instant));

    /// <summary>
    /// The instant (UTC) at which the wall clock shows this. A time the clock skips in spring becomes the first valid moment
    /// after the gap (2:30 → 3:00 summer time); a time it shows twice in autumn is the first of the two (summer time).
    /// </summary>
    public static DateTimeOffset ToInstant(DateOnly date, TimeOnly time)
    {
        var local = date.ToDateTime(time);
        while (Zone.IsInvalidTime(local))
            local = local.Date.AddHours(local.Hour + 1);

        var offset = Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max() : Zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    /// <summary>A date as typed; null when it is so far off that neither its instants nor the days around it can be reckoned with.</summary>
    public static DateOnly? Known(DateOnly? date) => date is { Year: >= 1900 and < 3000 } ? date : null;

    /// <summary>Whether the clock never shows this time: it is skipped when summer time begins.</summary>
    public static bool IsInGap(DateOnly date, TimeOnly time) => Zone.IsInvalidTime(date.ToDateTime(time));
}
