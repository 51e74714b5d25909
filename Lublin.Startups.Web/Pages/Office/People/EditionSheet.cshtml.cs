using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Ui.Sheets;
using Microsoft.AspNetCore.Mvc;

namespace Lublin.Startups.Web.Pages.Office.People;

/// <summary>The people of one edition as a file.</summary>
public sealed class EditionSheetModel(StartupsDb db, ExportDesk desk, PeopleSheet sheet, TimeProvider clock) : PeopleOfEditionModel(db, clock)
{
    public async Task<IActionResult> OnGetAsync(string format, CancellationToken cancellation) => SheetFormats.Parse(format) is { } known
        ? await sheet.WriteAsync(known, $"zapisy-{Edition.Programme.Slug}-{Edition.Slug ?? "szkic"}", write => desk.EditionAsync(Id, write, User.Actor(), cancellation))
        : NotFound();
}
