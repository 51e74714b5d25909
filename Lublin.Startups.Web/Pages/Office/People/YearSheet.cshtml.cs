using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Ui.Sheets;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lublin.Startups.Web.Pages.Office.People;

/// <summary>Everybody of a year as a file.</summary>
public sealed class YearSheetModel(ExportDesk desk, SealedSearch searches, PeopleSheet sheet, TimeProvider clock) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string format, CancellationToken cancellation)
    {
        var year = PeopleAsked.Of(Request.Query, searches).Year ?? Warsaw.Today(clock).Year;
        return SheetFormats.Parse(format) is { } known
            ? await sheet.WriteAsync(known, FormattableString.Invariant($"zapisy-{year}"), write => desk.YearAsync(year, write, User.Actor(), cancellation))
            : NotFound();
    }
}
