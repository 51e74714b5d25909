using System.Globalization;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Pages.Office.Editing;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Universities;

/// <summary>A campus or a host of a university: a new one, or a known one.</summary>
public abstract class UniversityPartModel(StartupsDb db, IStringLocalizer<UniversitiesTexts> texts) : PageModel, IReshow
{
    private const string New = "nowy";

    /// <summary>The university.</summary>
    [FromRoute]
    public long Id { get; set; }

    /// <inheritdoc cref="UniversityModel.Key"/>
    [FromRoute]
    public string Key { get; set; } = "";

    public University University { get; private set; } = null!;
    public Meanwhile? Meanwhile { get; protected set; }

    /// <inheritdoc cref="UniversityModel.OtherPath"/>
    public string? OtherPath { get; private set; }

    public async Task<IActionResult> ReshowAsync() => await LoadAsync() ? Page() : NotFound();

    protected async Task<bool> LoadAsync()
    {
        if (await db.Universities.AsNoTracking().SingleOrDefaultAsync(university => university.Id == Id) is not { } university)
            return false;
        University = university;
        var isNumber = long.TryParse(Key, NumberStyles.None, CultureInfo.InvariantCulture, out var row);
        return await FindAsync(isNumber ? row : null) || string.Equals(Key, New, StringComparison.Ordinal);
    }

    /// <summary>Finds the row, and what the page shows besides.</summary>
    /// <param name="row">Null for a new one.</param>
    /// <returns>False when the university has no such row.</returns>
    protected abstract Task<bool> FindAsync(long? row);

    protected SeeOther BackWith(string done) => new(Url.Content($"~{LectureLinks.University(Id)}?stan={done}"));

    protected PageResult AskWhetherAnother(string otherPath)
    {
        OtherPath = "~" + otherPath;
        ModelState.AddModelError("Form.IsAnother", texts["Wrong.SameName"]);
        return Page();
    }
}
