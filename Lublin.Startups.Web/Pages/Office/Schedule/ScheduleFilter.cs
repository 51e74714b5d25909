using System.Globalization;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Pages.Office.Editing;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.WebUtilities;

namespace Lublin.Startups.Web.Pages.Office.Schedule;

/// <summary>What somebody wants of the schedule, read from the address; what is not ours is ignored.</summary>
public sealed class ScheduleFilter
{
    public const string View = "widok";
    public const string Columns = "wedlug";
    public const string Day = "dzien";
    public const string Room = "sala";
    public const string University = "uczelnia";
    public const string Person = "osoba";
    public const string Kind = "rodzaj";
    public const string Open = "do-wyjasnienia";
    public const string Yes = "tak";
    public const string AsWeek = "tydzien";
    public const string Online = "online";

    private readonly Dictionary<string, string> chosen = new(StringComparer.Ordinal);

    /// <param name="query">Of the address.</param>
    /// <param name="today">The day in Warsaw: it is shown when none is asked for.</param>
    public ScheduleFilter(IQueryCollection query, DateOnly today)
    {
        Date = TypedTime.Date(query[Day]) is { Year: > 2000 and < 2100 } asked ? asked : today;
        IsWeek = string.Equals(query[View], AsWeek, StringComparison.Ordinal);
        By = ScheduleColumns.All.FirstOrDefault(by => string.Equals(by, query[Columns], StringComparison.Ordinal)) ?? ScheduleColumns.Rooms;
        ShowsOpen = string.Equals(query[Open], Yes, StringComparison.Ordinal);
        Keep(Room, query, value => value is Online || Number(value) is not null);
        Keep(University, query, ProgrammeQueries.IsSlug);
        Keep(Person, query, value => Number(value) is not null);
        Keep(Kind, query, value => Kinds.All.Any(kind => string.Equals(kind.Path, value, StringComparison.Ordinal)));
    }

    public DateOnly Date { get; }
    public bool IsWeek { get; }

    /// <summary>Of what the columns of a day are: one of <see cref="ScheduleColumns.All"/>.</summary>
    public string By { get; }

    /// <summary>All that is to be settled instead of days.</summary>
    public bool ShowsOpen { get; }

    /// <summary>The filters that are on, by name.</summary>
    public IReadOnlyDictionary<string, string> Chosen => chosen;

    public DateOnly First => IsWeek ? Date.AddDays(-(((int)Date.DayOfWeek + 6) % 7)) : Date;
    public DateOnly Last => IsWeek ? First.AddDays(6) : Date;

    public string? Value(string name) => chosen.GetValueOrDefault(name);

    public long? RoomId => Number(Value(Room));

    public long? PersonId => Number(Value(Person));

    /// <summary>Whether a session is asked for.</summary>
    /// <param name="university">The row of the university that is asked for; null when none is, or it is unknown.</param>
    public bool Keeps(WorkingSession session, long? university) =>
        (Value(Room) is not { } room || (room is Online ? session.Slot.Plan.RoomId is null : session.Slot.Plan.RoomId == Number(room)))
        && (Value(University) is null || (university is not null && session.UniversityId == university))
        && (PersonId is not { } person || session.Slot.PresenterIds.Contains(person))
        && (Value(Kind) is not { } kind || string.Equals(Kinds.Of(session.Kind).Path, kind, StringComparison.Ordinal));

    /// <summary>The same view of another day, or of its week.</summary>
    public string At(DateOnly date) => Address(date, IsWeek, By, chosen);

    public string Before => At(IsWeek ? First.AddDays(-7) : Date.AddDays(-1));
    public string After => At(IsWeek ? First.AddDays(7) : Date.AddDays(1));

    /// <summary>The same as a week, or as a day.</summary>
    public string As(bool week) => Address(Date, week, By, chosen);

    /// <summary>One day of the week with the same filters.</summary>
    public string DayOf(DateOnly date) => Address(date, isWeek: false, By, chosen);

    /// <summary>The same with one filter taken away.</summary>
    public string Without(string name) => Address(Date, IsWeek, By, chosen.Where(pair => !string.Equals(pair.Key, name, StringComparison.Ordinal)));

    /// <summary>The same with one filter more.</summary>
    public string With(string name, string value) =>
        Address(Date, IsWeek, By, chosen.Where(pair => !string.Equals(pair.Key, name, StringComparison.Ordinal)).Append(new(name, value)));

    public string WithoutAll => Address(Date, IsWeek, By, []);

    /// <summary>All that is to be settled.</summary>
    public static string AllOpen => $"{LectureLinks.Schedule}?{Open}={Yes}";

    private void Keep(string name, IQueryCollection query, Func<string, bool> isOurs)
    {
        var value = query[name].ToString();
        if (value.Length > 0 && isOurs(value))
            chosen[name] = value;
    }

    private static long? Number(string? value) => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Address(DateOnly date, bool isWeek, string by, IEnumerable<KeyValuePair<string, string>> filters)
    {
        List<KeyValuePair<string, string?>> all = [];
        if (isWeek)
            all.Add(new(View, AsWeek));
        if (by is not ScheduleColumns.Rooms)
            all.Add(new(Columns, by));
        all.Add(new(Day, DateText.Iso(date)));
        all.AddRange(filters.Select(pair => KeyValuePair.Create<string, string?>(pair.Key, pair.Value)));
        return QueryHelpers.AddQueryString(LectureLinks.Schedule, all);
    }
}

/// <summary>Of what the columns of a day may be, as addresses name it.</summary>
public static class ScheduleColumns
{
    public const string Rooms = "sale";
    public const string Universities = "uczelnie";
    public const string Persons = "osoby";

    public static IReadOnlyList<string> All { get; } = [Rooms, Universities, Persons];
}
