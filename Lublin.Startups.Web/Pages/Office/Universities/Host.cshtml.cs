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

/// <summary>A person who receives speakers at a university.</summary>
public sealed class HostModel(StartupsDb db, HostDesk desk, IStringLocalizer<UniversitiesTexts> texts) : PageModel, IReshow
{
    private const string New = "nowy";

    /// <inheritdoc cref="CampusModel.Id"/>
    [FromRoute]
    public long Id { get; set; }

    /// <inheritdoc cref="UniversityModel.Key"/>
    [FromRoute]
    public string Key { get; set; } = "";

    [BindProperty]
    public HostForm Form { get; set; } = new();

    public University University { get; private set; } = null!;

    /// <summary>Null for a new one.</summary>
    public Web.Lectures.Host? Host { get; private set; }

    public IReadOnlyList<PickItem> Languages => [.. Ui.Languages.All.Select(language => new PickItem(language.Code, texts[$"Language.{language.Code}"]))];
    public Meanwhile? Meanwhile { get; private set; }

    /// <inheritdoc cref="UniversityModel.OtherPath"/>
    public string? OtherPath { get; private set; }

    /// <summary>Whether a server refused their address.</summary>
    public bool IsRefused { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        if (Host is not null)
            Form = HostForm.Of(Host);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        if (Form.Read(ModelState, texts) is not { } facts)
            return Page();
        if (Host is null)
        {
            if (await desk.AddAsync(Id, facts, User.Actor(), new(Form.FormId, Form.IsAnother)) is not AddOutcome.NameTaken(var other))
                return new SeeOther(Url.Content("~" + LectureLinks.University(Id) + "?stan=zapisano"));
            OtherPath = "~" + LectureLinks.Host(Id, other);
            ModelState.AddModelError("Form.IsAnother", texts["Wrong.SameName"]);
            return Page();
        }

        if (await desk.ChangeAsync(Host.Id, Form.Version, facts, User.Actor()))
            return new SeeOther(Url.Content("~" + LectureLinks.University(Id) + "?stan=zapisano"));
        await LoadAsync();
        var stored = HostForm.Of(Host);
        Meanwhile = await Meanwhile.OfAsync(db, "host", Host.Id, Form.Fields(texts), stored.Fields(texts));
        Form.Version = stored.Version;
        return Page();
    }

    /// <summary>Ends the link to their own page.</summary>
    public async Task<IActionResult> OnPostLinkAsync()
    {
        if (!await LoadAsync() || Host is null)
            return NotFound();
        await desk.RevokeLinkAsync(Host.Id, User.Actor());
        return new SeeOther(Url.Content("~" + LectureLinks.University(Id) + "?stan=link"));
    }

    public async Task<IActionResult> ReshowAsync() => await LoadAsync() ? Page() : NotFound();

    private async Task<bool> LoadAsync()
    {
        if (await db.Universities.AsNoTracking().SingleOrDefaultAsync(university => university.Id == Id) is not { } university)
            return false;
        University = university;
        if (long.TryParse(Key, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            Host = await db.Hosts.AsNoTracking().SingleOrDefaultAsync(host => host.Id == id && host.UniversityId == Id);
        IsRefused = Host is not null && await db.RefusedAsync(HostPeople.Of, Host.Id);
        return Host is not null || string.Equals(Key, New, StringComparison.Ordinal);
    }
}
