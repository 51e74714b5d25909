using Lublin.Startups.Web.Ui.Sheets;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lublin.Startups.Web.Pages.Office.Timetable.Files;

/// <summary>An empty file of lectures, with what belongs into each column.</summary>
public sealed class TemplateModel(LectureSheet sheet) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string format) => SheetFormats.Parse(format) is { } known ? await sheet.TemplateAsync(known) : NotFound();
}
