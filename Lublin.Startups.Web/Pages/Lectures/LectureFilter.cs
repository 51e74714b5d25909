using System.Globalization;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.WebUtilities;

namespace Lublin.Startups.Web.Pages.Lectures;

/// <summary>What a visitor wants of the timetable, read from the address; what is not ours is ignored.</summary>
public sealed class LectureFilter
{
    public const string Week = TimetableLinks.WeekParameter;
    public const string University = "uczelnia";
    public const string Topic = "temat";
    public const string Language = "jezyk";
    public const string Open = "otwarte";
    public const string View = "widok";
    public const string Page = "strona";
    public const string Yes = "tak";
    public const string AsList = "lista";
    public const string AsWeek = "tydzien";
    private const string WeekSign = "-W";

    private readonly Dictionary<string, string> chosen = new(StringComparer.Ordinal);

    /// <param name="query">Of the address.</param>
    /// <param name="today">The day in Warsaw: its week is shown when none is asked for.</param>
    public LectureFilter(IQueryCollection query, DateOnly today)
    {
        Monday = WeekOf(query[Week].ToString()) ?? MondayOf(today);
        IsList = string.Equals(query[View], AsList, StringComparison.Ordinal);
        Keep(University, query, ProgrammeQueries.IsSlug);
        Keep(Topic, query, ProgrammeQueries.IsSlug);
        Keep(Language, query, code => Languages.All.Any(language => string.Equals(language.Code, code, StringComparison.Ordinal)));
        Keep(Open, query, value => value is Yes);
        PageNumber = int.TryParse(query[Page], NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 1 ? page : 1;
    }

    /// <summary>The first day of the week that is shown.</summary>
    public DateOnly Monday { get; }

    public DateOnly Sunday => Monday.AddDays(6);
    public bool IsList { get; }

    /// <summary>From 1.</summary>
    public int PageNumber { get; }

    /// <summary>The filters that are on, by name.</summary>
    public IReadOnlyDictionary<string, string> Chosen => chosen;

    public TimetableWish Wish => new(Value(University), Value(Topic), Value(Language), chosen.ContainsKey(Open));

    public string? Value(string name) => chosen.GetValueOrDefault(name);

    /// <summary>The address of the same timetable in another week.</summary>
    public string InWeek(string path, DateOnly day) => Address(path, chosen, MondayOf(day), isList: false, 1);

    /// <summary>The address of the same lectures as a list, or as a week.</summary>
    public string As(string path, bool list) => Address(path, chosen, Monday, list, 1);

    public string OnPage(string path, int page) => Address(path, chosen, Monday, IsList, page);

    /// <summary>The address of the same timetable with one filter taken away.</summary>
    public string Without(string path, string name) => Address(path, chosen.Where(pair => !string.Equals(pair.Key, name, StringComparison.Ordinal)), Monday, IsList, 1);

    /// <summary>2027-W10: as ISO 8601 names weeks.</summary>
    public static string NameOf(DateOnly day)
    {
        var date = day.ToDateTime(TimeOnly.MinValue);
        return string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(date)}{WeekSign}{ISOWeek.GetWeekOfYear(date):00}");
    }

    /// <summary>The Monday of a week by its name; null when there is no such week.</summary>
    public static DateOnly? WeekOf(string name)
    {
        if (name.Split(WeekSign) is not [{ Length: 4 } yearText, { Length: 2 } weekText]
            || !int.TryParse(yearText, NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 2000 or > 2999
            || !int.TryParse(weekText, NumberStyles.None, CultureInfo.InvariantCulture, out var week) || week < 1 || week > ISOWeek.GetWeeksInYear(year))
            return null;
        return DateOnly.FromDateTime(ISOWeek.ToDateTime(year, week, DayOfWeek.Monday));
    }

    private static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private void Keep(string name, IQueryCollection query, Func<string, bool> isOurs)
    {
        var value = query[name].ToString();
        if (value.Length > 0 && isOurs(value))
            chosen[name] = value;
    }

    private static string Address(string path, IEnumerable<KeyValuePair<string, string>> filters, DateOnly monday, bool isList, int page)
    {
        List<KeyValuePair<string, string?>> all = [isList ? new(View, AsList) : new(Week, NameOf(monday))];
        all.AddRange(filters.Select(pair => KeyValuePair.Create<string, string?>(pair.Key, pair.Value)));
        if (page > 1)
            all.Add(new(Page, page.ToString(CultureInfo.InvariantCulture)));
        return QueryHelpers.AddQueryString(path, all);
    }
}
