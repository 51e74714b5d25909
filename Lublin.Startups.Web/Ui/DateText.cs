using System.Globalization;
using System.Resources;

namespace Lublin.Startups.Web.Ui;

/// <summary>What the paper-calendar leaf beside a date shows; decorative.</summary>
public sealed record DateLeaf(string Weekday, string Day, string Month);

/// <summary>
/// Dates and times in words, in Polish, English or Ukrainian after <see cref="CultureInfo.CurrentUICulture"/>. Takes the wall
/// clock and knows no zone. Day, month and year are joined by U+00A0; U+2060 keeps ranges of times and days together.
/// </summary>
public static class DateText
{
    private const char Nbsp = '\u00A0';
    private const string Dash = "\u2060–\u2060";

    // The words stand in our own resources: operating systems disagree on abbreviations and none knows the cases.
    private static readonly ResourceManager Words = new("Lublin.Startups.Web.Ui.DateTexts", typeof(DateText).Assembly);

    /// <summary>wtorek</summary>
    public static string Weekday(DateOnly date) => Word("Weekday", date.DayOfWeek);

    /// <summary>wtorek 24 listopada 2026</summary>
    public static string Full(DateOnly date) => $"{Word("Weekday", date.DayOfWeek)} {Date(date)}";

    /// <summary>wtorek 24 listopada 2026, 17:00</summary>
    public static string Full(DateTime local) => $"{Full(DateOnly.FromDateTime(local))}, {Time(TimeOnly.FromDateTime(local))}";

    /// <summary>wtorek 24 listopada 2026, 17:00–19:30</summary>
    public static string Full(DateOnly date, TimeOnly start, TimeOnly end) => $"{Full(date)}, {Times(start, end)}";

    /// <summary>wt. 24 listopada</summary>
    public static string Brief(DateOnly date) => $"{Word("WeekdayShort", date.DayOfWeek)} {DayAndMonth(date)}";

    /// <summary>wt. 24 listopada, 17:00</summary>
    public static string Brief(DateTime local) => $"{Brief(DateOnly.FromDateTime(local))}, {Time(TimeOnly.FromDateTime(local))}";

    /// <summary>wt. 24 listopada, 17:00–19:30</summary>
    public static string Brief(DateOnly date, TimeOnly start, TimeOnly end) => $"{Brief(date)}, {Times(start, end)}";

    /// <summary>wt. 24 lis</summary>
    public static string Table(DateOnly date) =>
        $"{Word("WeekdayShort", date.DayOfWeek)} {date.Day}{Nbsp}{Month("MonthShort", date)}";

    /// <summary>wt. 24 lis, 17:00</summary>
    public static string Table(DateTime local) => $"{Table(DateOnly.FromDateTime(local))}, {Time(TimeOnly.FromDateTime(local))}";

    /// <summary>do piątku 27 listopada 2026</summary>
    public static string Until(DateOnly date) => $"{Word("Until", date.DayOfWeek)} {Date(date)}";

    /// <summary>do piątku 27 listopada 2026, 15:00</summary>
    public static string Until(DateTime local) => $"{Until(DateOnly.FromDateTime(local))}, {Time(TimeOnly.FromDateTime(local))}";

    /// <summary>w poniedziałek 23 listopada</summary>
    public static string On(DateOnly date) => $"{Word("On", date.DayOfWeek)} {DayAndMonth(date)}";

    /// <summary>w poniedziałek 23 listopada, 9:00</summary>
    public static string On(DateTime local) => $"{On(DateOnly.FromDateTime(local))}, {Time(TimeOnly.FromDateTime(local))}";

    /// <summary>na środę 25 listopada: what somebody signs up for.</summary>
    public static string For(DateOnly date) => $"{Word("For", date.DayOfWeek)} {DayAndMonth(date)}";

    /// <summary>27 listopada 2026</summary>
    public static string Date(DateOnly date) => $"{DayAndMonth(date)}{Nbsp}{Year(date)}";

    /// <summary>27 listopada</summary>
    public static string DayAndMonth(DateOnly date) => $"{date.Day}{Nbsp}{Month("Month", date)}";

    /// <summary>23–27 listopada 2026 · 30 listopada – 4 grudnia 2026 · 28 grudnia 2026 – 3 stycznia 2027</summary>
    /// <param name="first">The first day.</param>
    /// <param name="last">The last day.</param>
    /// <param name="year">False leaves the year out where both days share it.</param>
    public static string Range(DateOnly first, DateOnly last, bool year = true)
    {
        if (first.Year != last.Year)
            return $"{Date(first)}{Nbsp}– {Date(last)}";
        var end = year ? Date(last) : DayAndMonth(last);
        return first == last ? end
            : first.Month == last.Month ? $"{first.Day}{Dash}{end}"
            : $"{DayAndMonth(first)}{Nbsp}– {end}";
    }

    /// <summary>9:00</summary>
    public static string Time(TimeOnly time) => time.ToString("H:mm", CultureInfo.InvariantCulture);

    /// <summary>17:00–19:30</summary>
    public static string Times(TimeOnly start, TimeOnly end) => Time(start) + Dash + Time(end);

    /// <summary>wt. | 24 | lis</summary>
    public static DateLeaf Leaf(DateOnly date) => new(
        Word("WeekdayShort", date.DayOfWeek), date.Day.ToString(CultureInfo.InvariantCulture), Month("MonthShort", date));

    /// <summary>2026-11-24, for <c>&lt;time datetime&gt;</c></summary>
    public static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>2026-11-24T17:00, for <c>&lt;time datetime&gt;</c></summary>
    public static string Iso(DateTime local) => local.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    // Ukrainian says "of the year" after the number.
    private static string Year(DateOnly date) =>
        Word("Year").Replace("{0}", date.Year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private static string Month(string form, DateOnly date) =>
        Word(form, CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(date.Month));

    private static string Word(string form, DayOfWeek weekday) => Word(form, weekday.ToString());

    private static string Word(string form, string name) => Word($"{form}.{name}");

    private static string Word(string key) =>
        Words.GetString(key, CultureInfo.CurrentUICulture) ?? throw new MissingManifestResourceException($"DateTexts has no {key}.");
}
