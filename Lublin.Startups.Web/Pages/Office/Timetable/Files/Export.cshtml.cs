using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Lectures.Import;
using Lublin.Startups.Web.Pages.Office.Editing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Timetable.Files;

/// <summary>Which days of lectures go into a file.</summary>
public sealed class ExportModel(TimeProvider clock, IStringLocalizer<ImportTexts> texts) : PageModel
{
    /// <summary>A year, and what a semester hangs over.</summary>
    public const int MostDays = 400;

    [BindProperty(Name = "od", SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(Name = "do", SupportsGet = true)]
    public string? To { get; set; }

    public void OnGet()
    {
        var (from, to) = LectureExport.Semester(Warsaw.Today(clock));
        if (From is not null || To is not null)
            Check(From, To, ModelState, texts);
        From ??= TypedTime.Write(from);
        To ??= TypedTime.Write(to);
    }

    /// <returns>Null when there is a fault; what it is, is said in the model state.</returns>
    public static (DateOnly From, DateOnly To)? Check(string? from, string? to, ModelStateDictionary state, IStringLocalizer texts)
    {
        if (TypedTime.Date(from) is not { } first)
            state.AddModelError("od", texts["Wrong.From"]);
        else if (TypedTime.Date(to) is not { } last || last < first)
            state.AddModelError("do", texts["Wrong.To"]);
        else if (last.DayNumber - first.DayNumber > MostDays)
            state.AddModelError("do", texts["Wrong.TooLong.Days"]);
        else
            return (first, last);
        return null;
    }
}
