using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Ui;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.SchoolDesk.Groups;

/// <summary>A group in words, as the pages of the desk say it.</summary>
public static class GroupWords
{
    // Any Monday names the days.
    private static readonly DateOnly Monday = new(2024, 1, 1);

    public static string Day(DayOfWeek day) => DateText.Weekday(Monday.AddDays((int)day - 1));

    /// <summary>poniedziałek 8:00–8:45</summary>
    public static string Of(TimeBlock block) => $"{Day(block.Day)} {DateText.Times(block.Start, block.End)}";

    /// <summary>wtorek i środa, 8:00–10:15: days with the same hours together.</summary>
    public static IReadOnlyList<(string Days, string Hours)> Of(TimeBlocks blocks, IStringLocalizer texts) =>
    [
        .. blocks.All.GroupBy(block => block.Day).Select(day => (Day: Day(day.Key), Hours: string.Join(", ", Runs([.. day]))))
            .GroupBy(day => day.Hours, StringComparer.Ordinal).Select(same => (Joined([.. same.Select(day => day.Day)], texts), same.Key)),
    ];

    /// <summary>24 dzieci w wieku 7–8 lat i 2 osoby dorosłe; what is not known yet is left out.</summary>
    public static string People(SchoolGroup group, IStringLocalizer texts)
    {
        var children = group.Children is { } many ? texts.Plural("Children", many) : null;
        var ages = group is { AgeFrom: { } from, AgeTo: { } to } ? from == to ? texts.Plural("Age", from) : texts["Ages", from, to].Value : null;
        var adults = group.Adults is { } grown ? texts.Plural("Adults", grown) : null;
        var first = string.Join(' ', new[] { children, ages }.OfType<string>());
        return first.Length > 0 && adults is not null ? texts["And", first, adults] : first + adults;
    }

    /// <summary>1 osoba na wózku, 2 osoby …; empty when nothing is needed.</summary>
    public static string Needs(GroupNeeds needs, IStringLocalizer texts) => string.Join(", ", new (string Key, int Count)[]
    {
        ("Wheelchair", needs.Wheelchair), ("Loop", needs.Loop), ("SignLanguage", needs.SignLanguage), ("QuietRoom", needs.QuietRoom), ("OtherLanguage", needs.OtherLanguage),
    }.Where(need => need.Count > 0).Select(need => texts.Plural($"Need.{need.Key}", need.Count) + (need.Key is "OtherLanguage" && needs.Language is { } language ? $" ({language})" : "")));

    /// <summary>wtorek 12 stycznia 2027, 9:00:41</summary>
    public static string ToTheSecond(DateTimeOffset instant) => $"{DateText.Full(Warsaw.DateOf(instant))}, {Clock(instant)}";

    /// <summary>do wtorku 12 stycznia 2027, 9:00:00</summary>
    public static string UntilTheSecond(DateTimeOffset instant) => $"{DateText.Until(Warsaw.DateOf(instant))}, {Clock(instant)}";

    /// <summary>9:00:41</summary>
    public static string Clock(DateTimeOffset instant) => Warsaw.ToLocal(instant).ToString("H:mm:ss", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Which field of the form fills a gap.</summary>
    public static string FieldOf(GroupGap gap, GroupFacts facts) => gap switch
    {
        GroupGap.Ages => facts.AgeFrom is null ? nameof(GroupForm.AgeFrom) : nameof(GroupForm.AgeTo),
        GroupGap.Teacher => string.IsNullOrWhiteSpace(facts.TeacherName) ? nameof(GroupForm.TeacherName) : facts.TeacherEmail is null ? nameof(GroupForm.TeacherEmail) : nameof(GroupForm.TeacherPhone),
        _ => gap.ToString(),
    };

    private static IEnumerable<string> Runs(TimeBlock[] ofDay)
    {
        for (var first = 0; first < ofDay.Length;)
        {
            var last = first;
            while (last + 1 < ofDay.Length && ofDay[last + 1].Number == ofDay[last].Number + 1)
                last++;
            yield return DateText.Times(ofDay[first].Start, ofDay[last].End);
            first = last + 1;
        }
    }

    private static string Joined(string[] days, IStringLocalizer texts) => days.Length == 1 ? days[0] : texts["And", string.Join(", ", days[..^1]), days[^1]];
}
