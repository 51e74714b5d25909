using System.Globalization;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Pages.Office.Editing;
using Lublin.Startups.Web.Programmes;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Kids.Seasons;

/// <summary>What staff decide about a season, as typed.</summary>
public sealed class SeasonForm
{
    private const int MostGroups = 200;
    private const int MostChildren = 6000;
    private const int LongestKickOff = 300;
    private const int FirstYear = 2015;
    private const int LastYear = 2100;

    public string? Year { get; set; }
    public string? MaxGroups { get; set; }
    public string? MaxChildren { get; set; }

    /// <summary>Left out: no limit.</summary>
    public string? MaxGroupsPerSchool { get; set; }

    public string? OpensDate { get; set; }
    public string? OpensTime { get; set; }
    public string? ClosesDate { get; set; }
    public string? ClosesTime { get; set; }
    public string? FirstWeek { get; set; }
    public string? DatesBy { get; set; }
    public string? KickOff { get; set; }
    public string? GalaDate { get; set; }
    public string? GalaStart { get; set; }
    public string? GalaEnd { get; set; }

    /// <summary>A room's row.</summary>
    public string? GalaPlace { get; set; }

    public int Version { get; set; }
    public int EditionVersion { get; set; }

    /// <summary>The far days that were ticked as right.</summary>
    public string? SureOf { get; set; }

    /// <summary>Makes a form that is sent twice make one.</summary>
    public Guid FormId { get; set; } = Guid.CreateVersion7();

    public SeasonVersion Versions => new(Version, EditionVersion);

    /// <summary>The days in it, by field, for asking about far ones.</summary>
    public IEnumerable<(string Field, DateOnly? Day)> Days =>
    [
        ("Form.OpensDate", TypedTime.Date(OpensDate)),
        ("Form.ClosesDate", TypedTime.Date(ClosesDate)),
        ("Form.FirstWeek", TypedTime.Date(FirstWeek)),
        ("Form.GalaDate", TypedTime.Date(GalaDate)),
    ];

    /// <summary>A new one, with the usual limits.</summary>
    public static SeasonForm Usual(int year) => new()
    {
        Year = Write(year),
        MaxGroups = Write(Season.UsualGroups),
        MaxChildren = Write(Season.UsualChildren),
        OpensTime = "09:00",
        ClosesTime = "15:00",
    };

    public static SeasonForm Of(Season season)
    {
        var plan = SeasonPlan.Of(season);
        var ((opensDate, opensTime), (closesDate, closesTime)) = (TypedTime.Write(plan.OpensAt), TypedTime.Write(plan.ClosesAt));
        return new()
        {
            Year = Write(season.Year),
            MaxGroups = Write(plan.MaxGroups),
            MaxChildren = Write(plan.MaxChildren),
            MaxGroupsPerSchool = plan.Facts.MaxGroupsPerSchool is { } most ? Write(most) : null,
            OpensDate = opensDate,
            OpensTime = opensTime,
            ClosesDate = closesDate,
            ClosesTime = closesTime,
            FirstWeek = TypedTime.Write(plan.Facts.FirstWeek),
            DatesBy = plan.Facts.DatesBy is { } by ? TypedTime.Write(by) : null,
            KickOff = plan.Facts.KickOff,
            GalaDate = TypedTime.Write(plan.Gala.Date),
            GalaStart = TypedTime.Write(plan.Gala.Start),
            GalaEnd = TypedTime.Write(plan.Gala.End),
            GalaPlace = plan.Gala.RoomId?.ToString(CultureInfo.InvariantCulture),
            Version = season.Version,
            EditionVersion = season.Edition.Version,
        };
    }

    public int? ReadYear(ModelStateDictionary state, IStringLocalizer texts)
    {
        if (Number(Year, FirstYear, LastYear) is { } year)
            return year;
        state.AddModelError("Form.Year", texts["Wrong.Year"]);
        return null;
    }

    /// <returns>Null when something is wrong; what, is said in the model state.</returns>
    public SeasonPlan? Read(ModelStateDictionary state, IStringLocalizer texts, IReadOnlyCollection<RoomChoice> rooms, DateTimeOffset now, SeasonPlan? known = null)
    {
        var groups = Needed(Number(MaxGroups, 1, MostGroups), nameof(MaxGroups), MostGroups);
        var children = Needed(Number(MaxChildren, SchoolGroup.FewestChildren, MostChildren), nameof(MaxChildren), SchoolGroup.FewestChildren, MostChildren);
        var perSchool = Number(MaxGroupsPerSchool, 1, MostGroups);
        if (perSchool is null && !string.IsNullOrWhiteSpace(MaxGroupsPerSchool))
            Wrong(nameof(MaxGroupsPerSchool), MostGroups);
        var opens = Needed(TypedTime.Instant(OpensDate, OpensTime), nameof(OpensDate));
        var closes = Needed(TypedTime.Instant(ClosesDate, ClosesTime), nameof(ClosesDate));
        if (closes <= opens)
            state.AddModelError("Form.ClosesDate", texts["Wrong.ClosesEarly"]);
        var week = Needed(TypedTime.Date(FirstWeek), nameof(FirstWeek));
        var gala = Gala(state, texts, rooms, now, known?.Gala);
        if (week is { } first && closes is { } end && first <= Warsaw.DateOf(end))
            state.AddModelError("Form.FirstWeek", texts["Wrong.WeekEarly"]);
        else if (gala is not null && week >= gala.Date)
            state.AddModelError("Form.GalaDate", texts["Wrong.GalaEarly"]);
        var datesBy = TypedTime.Date(DatesBy);
        if (datesBy is null && !string.IsNullOrWhiteSpace(DatesBy))
            Wrong(nameof(DatesBy));
        var kickOff = TypedText.Line(state, texts, "Form.KickOff", KickOff, LongestKickOff);
        return state.IsValid
            ? new(groups!.Value, children!.Value, opens!.Value, closes!.Value, gala!, new(perSchool, Monday(week!.Value), datesBy, kickOff))
            : null;

        void Wrong(string field, params object[] named) => state.AddModelError($"Form.{field}", texts[$"Wrong.{field}", named]);

        TValue? Needed<TValue>(TValue? value, string field, params object[] named)
            where TValue : struct
        {
            if (value is null)
                Wrong(field, named);
            return value;
        }
    }

    /// <summary>Every field with its label, for comparing with what somebody else saved.</summary>
    public IReadOnlyList<(string Label, string? Value)> Fields(IStringLocalizer texts, IEnumerable<RoomChoice> rooms) =>
    [
        (texts["Field.MaxGroups"], MaxGroups),
        (texts["Field.MaxChildren"], MaxChildren),
        (texts["Field.MaxGroupsPerSchool"], MaxGroupsPerSchool),
        (texts["Part.Opens"], $"{OpensDate} {OpensTime}"),
        (texts["Part.Closes"], $"{ClosesDate} {ClosesTime}"),
        (texts["Field.FirstWeek"], FirstWeek),
        (texts["Field.DatesBy"], DatesBy),
        (texts["Field.KickOff"], KickOff),
        (texts["Part.Gala"], $"{GalaDate} {GalaStart} {GalaEnd}"),
        (texts["Field.GalaPlace"], rooms.FirstOrDefault(room => string.Equals(room.Id.ToString(CultureInfo.InvariantCulture), GalaPlace, StringComparison.Ordinal))?.Name),
    ];

    private SessionPlan? Gala(ModelStateDictionary state, IStringLocalizer texts, IReadOnlyCollection<RoomChoice> rooms, DateTimeOffset now, SessionPlan? known)
    {
        var (date, start, end) = (TypedTime.Date(GalaDate), TypedTime.Time(GalaStart), TypedTime.Time(GalaEnd));
        if (date is null)
            Wrong("GalaDate", "Wrong.GalaDate");
        if (start is null || (date is { } day && Warsaw.IsInGap(day, start.Value)))
            Wrong("GalaStart", "Wrong.GalaStart");
        if (end is null || end <= start || (date is { } same && Warsaw.IsInGap(same, end.Value)))
            Wrong("GalaEnd", "Wrong.GalaEnd");
        var room = rooms.FirstOrDefault(room => string.Equals(room.Id.ToString(CultureInfo.InvariantCulture), GalaPlace, StringComparison.Ordinal));
        if (room is null)
            Wrong("GalaPlace", "Wrong.GalaPlace");
        if (date is null || start is null || end is null || room is null || end <= start)
            return null;
        var plan = new SessionPlan(date.Value, start.Value, end.Value, room.Id);
        if (plan != known && Warsaw.ToInstant(plan.Date, plan.Start) <= now)
            Wrong("GalaDate", "Wrong.GalaPast");
        return plan;

        void Wrong(string field, string key) => state.AddModelError($"Form.{field}", texts[key]);
    }

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private static int? Number(string? typed, int least, int most) =>
        int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;

    private static string Write(int number) => number.ToString(CultureInfo.InvariantCulture);
}
