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

/// <summary>A university: a new one, or a known one with its campuses and hosts.</summary>
public sealed class UniversityModel(StartupsDb db, UniversityDesk desk, IStringLocalizer<UniversitiesTexts> texts) : PageModel, IReshow
{
    private const string New = "nowa";

    /// <summary>A row's number, or the word for a new one.</summary>
    [FromRoute]
    public string Key { get; set; } = "";

    [FromQuery(Name = "stan")]
    public string? Done { get; set; }

    [BindProperty]
    public UniversityForm Form { get; set; } = new();

    /// <summary>Null for a new one.</summary>
    public University? University { get; private set; }

    public IReadOnlyList<Web.Lectures.Host> Hosts { get; private set; } = [];
    public Meanwhile? Meanwhile { get; private set; }

    /// <summary>One that has the same name; null while none is known.</summary>
    public string? OtherPath { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        if (University is not null)
            Form = UniversityForm.Of(University);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        if (Form.Read(ModelState, texts) is not { } facts)
            return Page();
        if (University is null)
            return await desk.AddAsync(facts, User.Actor(), new(Form.FormId, Form.IsAnother)) switch
            {
                AddOutcome.Added(var id) => new SeeOther(Url.Content("~" + LectureLinks.University(id) + "?stan=dodano")),
                var taken => AskWhetherAnother(((AddOutcome.NameTaken)taken).OtherId),
            };
        var renames = !string.Equals(facts.Name, University.Name, StringComparison.Ordinal) || !string.Equals(facts.ShortName, University.ShortName, StringComparison.Ordinal);
        if (renames && !Form.IsAnother && await db.UniversityCalledAsync(facts, University.Id) is { } alike)
            return AskWhetherAnother(alike);
        if (await desk.ChangeAsync(University.Id, Form.Version, facts, User.Actor()))
            return new SeeOther(Url.Content("~" + LectureLinks.University(University.Id) + "?stan=zapisano"));
        await LoadAsync();
        var stored = UniversityForm.Of(University);
        Meanwhile = await Meanwhile.OfAsync(db, "university", University.Id, Form.Fields(texts), stored.Fields(texts));
        Form.Version = stored.Version;
        return Page();
    }

    public async Task<IActionResult> ReshowAsync() => await LoadAsync() ? Page() : NotFound();

    private PageResult AskWhetherAnother(long other)
    {
        OtherPath = "~" + LectureLinks.University(other);
        ModelState.AddModelError("Form.IsAnother", texts["Wrong.SameName"]);
        return Page();
    }

    private async Task<bool> LoadAsync()
    {
        if (string.Equals(Key, New, StringComparison.Ordinal))
            return true;
        if (!long.TryParse(Key, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return false;
        University = await db.Universities.AsNoTracking().Include(university => university.Campuses).SingleOrDefaultAsync(university => university.Id == id);
        Hosts = await db.Hosts.AsNoTracking().Where(host => host.UniversityId == id).OrderBy(host => host.Unit).ThenBy(host => host.Name).ThenBy(host => host.Id).ToListAsync();
        return University is not null;
    }
}
