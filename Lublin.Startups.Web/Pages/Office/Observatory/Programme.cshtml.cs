using System.Globalization;
using Lublin.Startups.Web.Accelerators;
using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Pages.Accelerators;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Observatory;

/// <summary>A watched programme, or a new one.</summary>
public sealed class ProgrammeModel(StartupsDb db, ObservatoryDesk desk, IStringLocalizer<ObservatoryTexts> texts, IStringLocalizer<AcceleratorsTexts> words) : PageModel, IReshow
{
    private const string New = "nowy";

    [FromRoute]
    public string Key { get; set; } = "";

    [FromQuery(Name = "stan")]
    public string? Done { get; set; }

    [BindProperty]
    public ProgrammeForm Form { get; set; } = new();

    /// <summary>Null for a new one.</summary>
    public ExternalProgramme? Programme { get; private set; }

    /// <summary>One of the same name; null while none is known.</summary>
    public string? OtherPath { get; private set; }

    /// <summary>Somebody else changed it while the form was open.</summary>
    public bool IsOvertaken { get; private set; }

    public IReadOnlyList<PickItem> KindItems => [new("", texts["Choose"]), .. Enum.GetValues<WatchedKind>().Select(kind => new PickItem(kind.ToString(), words[$"Kind.{kind}"]))];

    public IReadOnlyList<PickItem> SectorItems => [.. Sectors.All.Select(key => new PickItem(key, words[$"Sector.{key}"]))];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        if (Programme is not null)
            Form = ProgrammeForm.Of(Programme);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        if (Form.Read(ModelState, texts) is not { } facts)
            return Page();
        return Programme is null ? await AddAsync(facts) : await ChangeAsync(Programme.Id, facts);
    }

    /// <summary>It is watched no more; or again.</summary>
    public async Task<IActionResult> OnPostWithdrawAsync()
    {
        if (!await LoadAsync() || Programme is null)
            return NotFound();
        var withdraw = Programme.WithdrawnAt is null;
        await desk.WithdrawAsync(Programme.Id, withdraw, User.Actor());
        return Back(withdraw ? "wycofano" : "przywrocono");
    }

    public async Task<IActionResult> ReshowAsync() => await LoadAsync() ? Page() : NotFound();

    private async Task<IActionResult> AddAsync(ExternalProgrammeFacts facts)
    {
        if (await desk.AddAsync(facts, User.Actor(), new(Form.FormId, Form.IsAnother)) is not AddOutcome.NameTaken(var other))
            return Back("zapisano");
        OtherPath = "~" + AcceleratorLinks.Programme(other);
        ModelState.AddModelError("Form.IsAnother", texts["Wrong.SameName"]);
        return Page();
    }

    private async Task<IActionResult> ChangeAsync(long id, ExternalProgrammeFacts facts)
    {
        if (await desk.ChangeAsync(id, Form.Version, facts, Form.IsChecked, User.Actor()))
            return Back("zapisano");
        await LoadAsync();
        (IsOvertaken, Form.Version) = (true, Programme!.Version);
        return Page();
    }

    private SeeOther Back(string done) => new(Url.Content($"~{AcceleratorLinks.Observatory}?stan={done}"));

    private async Task<bool> LoadAsync()
    {
        if (string.Equals(Key, New, StringComparison.Ordinal))
            return true;
        if (!long.TryParse(Key, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return false;
        Programme = await db.ExternalProgrammes.AsNoTracking().SingleOrDefaultAsync(programme => programme.Id == id);
        return Programme is not null;
    }
}
