using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Ui.Sheets;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Kids.Seasons;

/// <summary>The board as a file.</summary>
public sealed class DatesModel(StartupsDb db, TimeProvider clock, DataFolder folder, IStringLocalizer<SeasonsTexts> texts) : SeasonPage(db)
{
    private readonly StartupsDb db = db;

    public async Task<IActionResult> OnGetAsync(string format) => SheetFormats.Parse(format) is { } known
        ? await new DatesSheet(texts, folder).WriteAsync(known, Year, await db.SeasonBoardAsync(Season, clock.GetUtcNow()), column => BoardModel.Name(texts, column))
        : NotFound();
}
