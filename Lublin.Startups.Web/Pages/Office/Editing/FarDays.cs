using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Editing;

/// <summary>Days that staff plan for. A far one is asked about, since it is more often a slip of the hand; one beyond all planning is refused.</summary>
public sealed class FarDays(IStringLocalizer<EditingTexts> texts, TimeProvider clock)
{
    private const int AskedAfterYears = 2;
    private const int RefusedAfterYears = 10;

    /// <summary>Says next to the fields what is wrong with their days.</summary>
    /// <param name="state">Of the form.</param>
    /// <param name="sure">The box that says a far day is right, and what it was ticked for.</param>
    /// <param name="days">Fields with the days in them; null where none was typed, or none that can be read.</param>
    /// <returns>What the box has to be ticked for; null when it need not be shown.</returns>
    public FarDay? Check(ModelStateDictionary state, (string Field, string? For) sure, params IEnumerable<(string Field, DateOnly? Day)> days)
    {
        var today = Warsaw.Today(clock);
        List<DateOnly> far = [];
        foreach (var (field, typed) in days)
        {
            if (typed is not { } day || day <= today.AddYears(AskedAfterYears))
                continue;
            if (day > today.AddYears(RefusedAfterYears))
                state.AddModelError(field, texts["Far.Refused", DateText.Date(today.AddYears(RefusedAfterYears))]);
            else
                far.Add(day);
        }

        if (far.Count == 0)
            return null;
        var asked = new FarDay(string.Join(' ', far.Select(DateText.Iso)), texts["Far.Sure", string.Join(", ", far.Select(DateText.Full))]);
        if (!string.Equals(asked.Key, sure.For, StringComparison.Ordinal))
            state.AddModelError(sure.Field, texts["Far.Ask", string.Join(", ", far.Select(DateText.Full))]);
        return asked;
    }
}

/// <param name="Key">What the box posts when it is ticked: an answer counts for these days alone.</param>
/// <param name="Label">What stands at the box.</param>
public sealed record FarDay(string Key, string Label);
