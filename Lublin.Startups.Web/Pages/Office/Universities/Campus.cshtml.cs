using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Pages.Office.Editing;
using Lublin.Startups.Web.Programmes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Universities;

/// <summary>A campus of a university, with the buildings that stand on it.</summary>
public sealed class CampusModel(StartupsDb db, UniversityDesk desk, IStringLocalizer<UniversitiesTexts> texts) : UniversityPartModel(db, texts)
{
    private readonly StartupsDb db = db;
    private readonly IStringLocalizer<UniversitiesTexts> texts = texts;

    [BindProperty]
    public CampusForm Form { get; set; } = new();

    /// <summary>Null for a new one.</summary>
    public Campus? Campus { get; private set; }

    public IReadOnlyList<VenueOnCampus> Venues { get; private set; } = [];

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
            return await desk.AddCampusAsync(Id, facts, Form.Chosen(Venues), User.Actor(), new(Form.FormId, Form.IsAnother)) is AddOutcome.NameTaken(var other)
                ? AskWhetherAnother(LectureLinks.Campus(Id, other))
                : BackWith("zapisano");
        if (await desk.ChangeCampusAsync(Campus.Id, Form.Version, facts, Form.Chosen(Venues), User.Actor()))
            return BackWith("zapisano");
        await LoadAsync();
        var stored = CampusForm.Of(Campus, Venues);
        Meanwhile = await Meanwhile.OfAsync(db, "campus", Campus.Id, Form.Fields(texts, Venues), stored.Fields(texts, Venues));
        Form.Version = stored.Version;
        return Page();
    }

    protected override async Task<bool> FindAsync(long? row)
    {
        Campus = row is null ? null : await db.Campuses.AsNoTracking().SingleOrDefaultAsync(campus => campus.Id == row && campus.UniversityId == Id);
        Venues = await db.VenuesOnCampusesAsync(Campus?.Id ?? 0);
        return Campus is not null;
    }
}
