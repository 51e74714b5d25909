using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Lectures.Import;
using Lublin.Startups.Web.Pages.Office.Editing;
using Lublin.Startups.Web.Ui.Sheets;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Timetable.Files;

/// <summary>The lectures of some days as a file that can be read again; those of the running semester unless told.</summary>
public sealed class ExportFileModel(StartupsDb db, LectureSheet sheet, TimeProvider clock, IStringLocalizer<ImportTexts> texts) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string format, [FromQuery(Name = "od")] string? from, [FromQuery(Name = "do")] string? to)
    {
        if (SheetFormats.Parse(format) is not { } known)
            return NotFound();
        var semester = LectureExport.Semester(Warsaw.Today(clock));
        if (ExportModel.Check(from ?? TypedTime.Write(semester.From), to ?? TypedTime.Write(semester.To), ModelState, texts) is not var (first, last))
            return Redirect(Url.Content($"~{LectureLinks.Export}{Request.QueryString}"));
        return await sheet.WriteAsync(known, $"{texts["Sheet.File"].Value}-{TypedTime.Write(first)}", await db.ExportedLecturesAsync(first, last));
    }
}
