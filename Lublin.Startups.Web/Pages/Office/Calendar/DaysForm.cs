using System.Globalization;
using Lublin.Startups.Web.Pages.Office.Editing;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Calendar;

public sealed class DaysForm
{
    private const int LongestName = 120;
    private const int MostDays = 200;

    public string? Name { get; set; }
    public string? From { get; set; }

    /// <summary>Left out for a single day.</summary>
    public string? To { get; set; }

    /// <summary>At which university alone, by its row; empty for everybody.</summary>
    public string? University { get; set; }

    public int Version { get; set; }

    /// <summary>The far days that were ticked as right.</summary>
    public string? SureOf { get; set; }

    /// <summary>Makes a form that is sent twice make one.</summary>
    public Guid FormId { get; set; } = Guid.CreateVersion7();

    public static DaysForm Of(DayOff off) => new()
    {
        Name = off.Name,
        From = TypedTime.Write(off.From),
        To = off.From == off.To ? null : TypedTime.Write(off.To),
        University = off.UniversityId?.ToString(CultureInfo.InvariantCulture),
        Version = off.Version,
    };

    /// <param name="state">What is wrong, is said there.</param>
    /// <param name="texts">Of the calendar.</param>
    /// <param name="universities">Those that can be chosen.</param>
    /// <returns>Null when something is wrong.</returns>
    public DaysOffTexts? Read(ModelStateDictionary state, IStringLocalizer texts, IEnumerable<PickItem> universities)
    {
        if (string.IsNullOrWhiteSpace(Name))
            state.AddModelError("Form.Name", texts["Wrong.Name"]);
        else if (Name.Trim().Length > LongestName)
            state.AddModelError("Form.Name", texts["Wrong.TooLong", LongestName]);
        if (!string.IsNullOrEmpty(University) && !universities.Any(each => string.Equals(each.Value, University, StringComparison.Ordinal)))
            state.AddModelError("Form.University", texts["Wrong.University"]);
        var (from, to) = (TypedTime.Date(From), string.IsNullOrWhiteSpace(To) ? TypedTime.Date(From) : TypedTime.Date(To));
        if (from is null)
            state.AddModelError("Form.From", texts["Wrong.From"]);
        if (to is null && !string.IsNullOrWhiteSpace(To))
            state.AddModelError("Form.To", texts["Wrong.To"]);
        else if (to < from)
            state.AddModelError("Form.To", texts["Wrong.Order"]);
        else if (to?.DayNumber - from?.DayNumber >= MostDays)
            state.AddModelError("Form.To", texts["Wrong.TooMany", MostDays]);
        return state.IsValid ? new(from!.Value, to!.Value, Name!.Trim(), string.IsNullOrEmpty(University) ? null : long.Parse(University, CultureInfo.InvariantCulture)) : null;
    }

    /// <summary>Every field with its label, for comparing with what somebody else saved.</summary>
    /// <param name="universities">Those that can be chosen.</param>
    public IReadOnlyList<(string Label, string? Value)> Fields(IStringLocalizer texts, IEnumerable<PickItem> universities) =>
    [
        (texts["Field.Name"], Name), (texts["Field.From"], Written(From)), (texts["Field.To"], Written(string.IsNullOrWhiteSpace(To) ? From : To)),
        (texts["Field.University"], universities.FirstOrDefault(each => string.Equals(each.Value, University ?? "", StringComparison.Ordinal))?.Text),
    ];

    private static string? Written(string? typed) => TypedTime.Date(typed) is { } day ? DateText.Full(day) : typed;
}
