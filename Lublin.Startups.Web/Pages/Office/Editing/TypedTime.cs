using System.Globalization;
using Lublin.Startups.Web.Clock;

namespace Lublin.Startups.Web.Pages.Office.Editing;

/// <summary>Days and times as browsers send them and as people type them.</summary>
public static class TypedTime
{
    private static readonly string[] Dates = ["yyyy-MM-dd", "d.M.yyyy"];
    private static readonly string[] Times = ["H:mm", "H.mm", "H:mm:ss", "%H"];

    public static DateOnly? Date(string? typed) =>
        DateOnly.TryParseExact(typed?.Trim(), Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? Warsaw.Known(date) : null;

    public static TimeOnly? Time(string? typed) =>
        TimeOnly.TryParseExact(typed?.Trim(), Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    /// <summary>The instant of a day and a time; null when either is missing or unreadable, or the clock never shows it.</summary>
    public static DateTimeOffset? Instant(string? date, string? time) =>
        Date(date) is { } day && Time(time) is { } hour && !Warsaw.IsInGap(day, hour) ? Warsaw.ToInstant(day, hour) : null;

    public static string Write(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Write(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Day and time in Warsaw; both null for null.</summary>
    public static (string? Date, string? Time) Write(DateTimeOffset? instant) =>
        instant is { } known && Warsaw.ToLocal(known) is var local ? (Write(DateOnly.FromDateTime(local)), Write(TimeOnly.FromDateTime(local))) : (null, null);
}
