using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Pages.Office.Editing;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Universities;

/// <summary>A person who receives speakers at a university.</summary>
public sealed class HostModel(StartupsDb db, HostDesk desk, IStringLocalizer<UniversitiesTexts> texts) : UniversityPartModel(db, texts)
{
    private readonly StartupsDb db = db;
    private readonly IStringLocalizer<UniversitiesTexts> texts = texts;

    [BindProperty]
    public HostForm Form { get; set; } = new();

    /// <summary>Null for a new one.</summary>
    public Web.Lectures.Host? Host { get; private set; }

    public IReadOnlyList<PickItem> Languages => [.. Ui.Languages.All.Select(language => new PickItem(language.Code, texts[$"Language.{language.Code}"]))];

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
            return await desk.AddAsync(Id, facts, User.Actor(), new(Form.FormId, Form.IsAnother)) is AddOutcome.NameTaken(var other)
                ? AskWhetherAnother(LectureLinks.Host(Id, other))
                : BackWith("zapisano");
        if (await desk.ChangeAsync(Host.Id, Form.Version, facts, User.Actor()))
            return BackWith("zapisano");
        await LoadAsync();
        var stored = HostForm.Of(Host);
        Meanwhile = await Meanwhile.OfAsync(db, "host", Host.Id, Form.Fields(texts), stored.Fields(texts));
        Form.Version = stored.Version;
        return Page();
    }

    protected override async Task<bool> FindAsync(long? row)
    {
        Host = row is null ? null : await db.Hosts.AsNoTracking().SingleOrDefaultAsync(host => host.Id == row && host.UniversityId == Id);
        IsRefused = Host is not null && await db.RefusedAsync(HostPeople.Of, Host.Id);
        return Host is not null;
    }
}
