using System.Globalization;
using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Kids.Supply;

/// <summary>A host: who receives groups, and the windows on offer; a new one has none yet.</summary>
public sealed class HostModel(StartupsDb db, SupplyDesk desk, IStringLocalizer<SupplyTexts> texts) : SeasonPage(db), IReshow
{
    private const string New = "nowa";
    private readonly StartupsDb db = db;

    [FromRoute]
    public string Key { get; set; } = "";

    [FromQuery(Name = "stan")]
    public string? Done { get; set; }

    [BindProperty]
    public HostForm Form { get; set; } = new();

    /// <summary>Null for a new one.</summary>
    public VisitHost? Host { get; private set; }

    public IReadOnlyList<VisitWindow> Windows { get; private set; } = [];

    /// <summary>Somebody else changed it while the form was open.</summary>
    public bool IsOvertaken { get; private set; }

    public IReadOnlyList<PickItem> Lines => [new("", texts["Choose"]), .. Web.Kids.Industries.All.Select(key => new PickItem(key, texts[$"Industry.{key}"]))];

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
        if (Form.Read(ModelState, texts, Host?.Point) is not { } facts)
            return Page();
        if (Host is null)
            return new SeeOther(Url.Content($"~{KidsLinks.Host(Year, await desk.AddHostAsync(facts, Form.FormId, User.Actor()))}?stan=zapisano"));
        if (await desk.ChangeHostAsync(Host.Id, Form.Version, facts, User.Actor()))
            return new SeeOther(Url.Content($"~{KidsLinks.Host(Year, Host.Id)}?stan=zapisano"));
        await LoadAsync();
        (IsOvertaken, Form.Version) = (true, Host.Version);
        return Page();
    }

    public async Task<IActionResult> ReshowAsync() => await LoadAsync() ? Page() : NotFound();

    private async Task<bool> LoadAsync()
    {
        if (string.Equals(Key, New, StringComparison.Ordinal))
            return true;
        if (!long.TryParse(Key, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return false;
        Host = await db.VisitHosts.AsNoTracking().SingleOrDefaultAsync(host => host.Id == id);
        var edition = Season.EditionId;
        Windows = await db.VisitWindows.AsNoTracking().Where(window => window.HostId == id && window.EditionId == edition && window.WithdrawnAt == null).OrderBy(window => window.Date).ThenBy(window => window.From).ToListAsync();
        return Host is not null;
    }
}
