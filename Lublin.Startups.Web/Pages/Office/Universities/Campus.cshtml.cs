using System.Globalization;
using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Pages.Office.Editing;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Universities;

/// <summary>A campus of a university, with the buildings that stand on it.</summary>
public sealed class CampusModel(StartupsDb db, UniversityDesk desk, IStringLocalizer<UniversitiesTexts> texts) : PageModel, IReshow
{
    private const string New = "nowy";

    /// <summary>The university.</summary>
    [FromRoute]
    public long Id { get; set; }

    /// <inheritdoc cref="UniversityModel.Key"/>
    [FromRoute]
    public string Key { get; set; } = "";

    [BindProperty]
    public CampusForm Form { get; set; } = new();

    public University University { get; private set; } = null!;

    /// <summary>Null for a new one.</summary>
    public Campus? Campus { get; private set; }

    public IReadOnlyList<VenueOnCampus> Venues { get; private set; } = [];
    public Meanwhile? Meanwhile { get; private set; }

    /// <inheritdoc cref="UniversityModel.OtherPath"/>
    public string? OtherPath { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        if (Campus is not null)
            Form = CampusForm.Of(Campus, Venues);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        if (Form.Read(ModelState, texts) is not { } facts)
            return Page();
        if (Campus is null)
        {
            if (await desk.AddCampusAsync(Id, facts, Form.Chosen(Venues), User.Actor(), new(Form.FormId, Form.IsAnother)) is not AddOutcome.NameTaken(var other))
                return new SeeOther(Url.Content("~" + LectureLinks.University(Id) + "?stan=zapisano"));
            OtherPath = "~" + LectureLinks.Campus(Id, other);
            ModelState.AddModelError("Form.IsAnother", texts["Wrong.SameName"]);
            return Page();
        }

        if (await desk.ChangeCampusAsync(Campus.Id, Form.Version, facts, Form.Chosen(Venues), User.Actor()))
            return new SeeOther(Url.Content("~" + LectureLinks.University(Id) + "?stan=zapisano"));
        await LoadAsync();
        var stored = CampusForm.Of(Campus, Venues);
        Meanwhile = await Meanwhile.OfAsync(db, "campus", Campus.Id, Form.Fields(texts, Venues), stored.Fields(texts, Venues));
        Form.Version = stored.Version;
        return Page();
    }

    public async Task<IActionResult> ReshowAsync() => await LoadAsync() ? Page() : NotFound();

    private async Task<bool> LoadAsync()
    {
        if (await db.Universities.AsNoTracking().SingleOrDefaultAsync(university => university.Id == Id) is not { } university)
            return false;
        University = university;
        if (long.TryParse(Key, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            Campus = await db.Campuses.AsNoTracking().SingleOrDefaultAsync(campus => campus.Id == id && campus.UniversityId == Id);
        Venues = await db.VenuesOnCampusesAsync(Campus?.Id ?? 0);
        return Campus is not null || string.Equals(Key, New, StringComparison.Ordinal);
    }
}
