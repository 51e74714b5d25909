using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Kids.Placing;
using Lublin.Startups.Web.Ui;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Kids.Placing;

/// <summary>What groups have, and why they have nothing, in words.</summary>
public sealed class PlacingWords(IStringLocalizer<PlacingTexts> texts, PlacingSheet sheet)
{
    private static readonly DateOnly Monday = new(2024, 1, 1);

    /// <summary>wt. 13 kwietnia, 9:00–10:30, Piekarnia; or the animators and their block of the week.</summary>
    public string Of(Given given) => given.Window is { } id && sheet.Windows.FirstOrDefault(window => window.Id == id) is { } window ? Of(window)
        : given.Block is { } block ? $"{Of(TimeBlock.At(block))}, {NameOf(given.One)} {texts["And"].Value} {NameOf(given.Other)}"
        : texts["Window.Gone"].Value;

    public string Of(VisitWindow window) => $"{DateText.Brief(window.Date, window.From, window.To)}, {window.Host.Name}";

    public static string Of(TimeBlock block) => $"{DateText.Weekday(Monday.AddDays((int)block.Day - 1))}, {DateText.Times(block.Start, block.End)}";

    public string NameOf(long? presenter) => sheet.Animators.FirstOrDefault(animator => animator.PresenterId == presenter)?.Presenter.Name ?? texts["Animator.Gone"].Value;

    /// <summary>żadne okno od 26 osób dla wieku 6</summary>
    public string Why(SchoolGroup group, MeetingKind kind, LeftOver left) => left.Main switch
    {
        null => texts[kind == MeetingKind.Animators ? "Left.NoPair" : "Left.NoWindow"],
        PlacingRule.Hours => texts["Left.Hours"],
        PlacingRule.TooSmall or PlacingRule.Age => texts["Left.Size", group.People, group.AgeFrom ?? SchoolGroup.YoungestAge],
        { } rule => texts[$"Left.{rule}"],
    };

    /// <summary>What each rule takes away from what has room, one line each.</summary>
    public IEnumerable<(string Words, string Count)> Sum(MeetingKind kind, LeftOver left)
    {
        yield return (texts[kind == MeetingKind.Animators ? "Sum.Pairs" : "Sum.Windows"], Text(left.Free));
        foreach (var (rule, count) in left.Against.OrderBy(each => each.Key))
            yield return (texts[$"Rule.{rule}"], $"−{Text(count)}");
        yield return (texts["Sum.Left"], Text(left.Free - left.Against.Values.Sum()));
    }

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
