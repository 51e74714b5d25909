using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Kids.Cycles;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Kids.Cycles;

/// <summary>Cycles in words.</summary>
public static class CyclesWords
{
    /// <summary>Spotkanie 2: „Skąd się bierze firma”</summary>
    public static string Name(this IStringLocalizer<CyclesTexts> texts, Meeting meeting) =>
        meeting.Order == Meeting.CreativeOrder ? texts["Meeting.Creative", meeting.Title] : texts["Meeting.Name", meeting.Order, meeting.Title];

    public static string Name(this IStringLocalizer<CyclesTexts> texts, int order) => order == Meeting.CreativeOrder ? texts["Order.Creative"] : texts["Order", order];

    public static string When(SessionPlan plan) => DateText.Full(plan.Date, plan.Start, plan.End);

    public static string Of(this IStringLocalizer<CyclesTexts> texts, CycleGap gap) => texts["Gap.Line", texts.Name(gap.Order), texts[$"Gap.{gap.Why}"].Value];

    public static string Of(this IStringLocalizer<CyclesTexts> texts, CycleOutcome outcome) => outcome switch
    {
        CycleOutcome.Against { Why: MoveObstacle.Taken, Conflict.With: { } with } against => texts["Against.TakenBy", texts.Name(against.Order), with.Title.In("pl").Text, DateText.Brief(with.Plan.Date, with.Plan.Start, with.Plan.End)],
        CycleOutcome.Against against => texts["Against.Line", texts.Name(against.Order), texts[$"Against.{against.Why}"].Value],
        CycleOutcome.Over => texts["Against.Over"],
        _ => texts["Against.Changed"],
    };

    public static string Of(this IStringLocalizer<CyclesTexts> texts, CyclePerson person) =>
        texts[person.IsCopy ? "Told.Copy" : $"Told.{person.Subject.Type}", person.Name, person.Email ?? texts["Told.Call"].Value];

    /// <summary>How it stands: key of a word.</summary>
    public static string StateOf(Meeting meeting) => meeting.Session.CancelledAt is not null ? "Cancelled" : meeting.IsHeld ? "Held" : meeting.PublishedAt is not null ? "Published" : "Draft";

    public static Tone ToneOf(Meeting meeting) => meeting.Session.CancelledAt is not null ? Tone.Bad : meeting.IsHeld || meeting.PublishedAt is not null ? Tone.Ok : Tone.Neutral;
}
