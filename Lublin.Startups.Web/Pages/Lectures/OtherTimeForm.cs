using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Pages.Office.Editing;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Lectures;

/// <summary>A day and an hour at which a speaker could come instead, as typed.</summary>
public sealed class OtherTimeForm
{
    private const int DaysAhead = 366;

    public string? Date { get; set; }
    public string? Start { get; set; }

    public static OtherTimeForm Of(OtherTime time) => new() { Date = TypedTime.Write(time.Date), Start = TypedTime.Write(time.Start) };

    /// <summary>Those that were typed, in order of time; null when something is wrong, which is said.</summary>
    public static IReadOnlyList<OtherTime>? Read(IReadOnlyList<OtherTimeForm> forms, ModelStateDictionary state, IStringLocalizer texts, DateTimeOffset now)
    {
        List<OtherTime> times = [];
        foreach (var (at, form) in forms.Take(Invitation.MostOtherDates).Index())
        {
            if (string.IsNullOrWhiteSpace(form.Date) && string.IsNullOrWhiteSpace(form.Start))
                continue;
            if (TypedTime.Date(form.Date) is not { } date || date > Warsaw.DateOf(now).AddDays(DaysAhead))
                state.AddModelError($"Times[{at}].Date", texts["Wrong.Date"]);
            else if (TypedTime.Time(form.Start) is not { } start || Warsaw.IsInGap(date, start))
                state.AddModelError($"Times[{at}].Start", texts["Wrong.Start"]);
            else if (Warsaw.ToInstant(date, start) <= now)
                state.AddModelError($"Times[{at}].Date", texts["Wrong.Past"]);
            else
                times.Add(new(date, start));
        }

        if (times.Count == 0 && state.IsValid)
            state.AddModelError("Times[0].Date", texts["Wrong.NoTime"]);
        return state.IsValid ? [.. times.Distinct().OrderBy(time => time.Date).ThenBy(time => time.Start)] : null;
    }
}
