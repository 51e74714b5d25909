using Lublin.Startups.Web.Ui;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Kids;

/// <summary>A meeting of a group in words.</summary>
public static class MeetingWords
{
    /// <summary>Spotkanie 1 z 5: „Poznajemy Koziołka”</summary>
    public static string What(this IStringLocalizer<MeetingTexts> texts, ToldMeeting told) =>
        told.Meeting.Order == Meeting.CreativeOrder ? texts["What.Creative", told.Meeting.Title] : texts["What", told.Meeting.Order, told.Of, told.Meeting.Title];

    /// <summary>24 dzieci i 2 osoby dorosłe</summary>
    public static string People(this IStringLocalizer<MeetingTexts> texts, int? children, int? adults) =>
        texts["People", texts.Plural("Children", children ?? 0), texts.Plural("Adults", adults ?? 0)];

    /// <summary>w wieku 6–7 lat</summary>
    public static string Ages(this IStringLocalizer<MeetingTexts> texts, SchoolGroup group) =>
        group.AgeFrom == group.AgeTo ? texts["Age", group.AgeFrom ?? 0] : texts["Ages", group.AgeFrom ?? 0, group.AgeTo ?? 0];

    /// <summary>Szkoła demo nr 801, grupa „2a”</summary>
    public static string Group(this IStringLocalizer<MeetingTexts> texts, SchoolGroup group) => texts["GroupOf", group.School.Name, group.Label];

    /// <summary>dziś, jutro, za 5 dni</summary>
    public static string In(this IStringLocalizer<MeetingTexts> texts, int days) => days is 0 or 1 ? texts[$"In.{days}"] : texts.Plural("In", days);

    /// <summary>Who of a group needs what, as counts.</summary>
    public static IEnumerable<string> Needs(this IStringLocalizer<MeetingTexts> texts, GroupNeeds needs)
    {
        if (needs.Wheelchair > 0)
            yield return texts.Plural("Need.Wheelchair", needs.Wheelchair);
        if (needs.Loop > 0)
            yield return texts["Need.Loop", needs.Loop];
        if (needs.SignLanguage > 0)
            yield return texts["Need.Sign", needs.SignLanguage];
        if (needs.QuietRoom > 0)
            yield return texts["Need.Quiet", needs.QuietRoom];
        if (needs.OtherLanguage > 0)
            yield return needs.Language is { } language ? texts["Need.LanguageNamed", needs.OtherLanguage, language] : texts["Need.Language", needs.OtherLanguage];
    }
}
