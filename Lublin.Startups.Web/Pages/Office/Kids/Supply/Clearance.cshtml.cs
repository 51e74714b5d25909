using System.Globalization;
using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Pages.Office.Editing;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Kids.Supply;

/// <summary>Writes down that somebody was looked up in the registers: when, and until when it counts. No document and no result is kept.</summary>
public sealed class ClearanceModel(StartupsDb db, ClearanceDesk desk, TimeProvider clock, IStringLocalizer<SupplyTexts> texts) : SeasonPage(db), IReshow
{
    private readonly StartupsDb db = db;
    private SubjectKey person;

    /// <summary>As subjects are named: <c>presenter:3</c>.</summary>
    [FromRoute]
    public string Person { get; set; } = "";

    [BindProperty]
    public ClearanceForm Form { get; set; } = new();

    public string Name { get; private set; } = "";

    public IReadOnlyList<Clearance> Known { get; private set; } = [];

    private DateOnly Today => Warsaw.Today(clock);

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        (Form.Checked, Form.Until) = (TypedTime.Write(Today), TypedTime.Write(Today.AddMonths(Clearance.UsualMonths)));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        var (on, until) = (TypedTime.Date(Form.Checked), TypedTime.Date(Form.Until));
        List<ClearanceRegister> registers = [.. Enum.GetValues<ClearanceRegister>().Where(register => Form.Registers.Contains(register.ToString(), StringComparer.Ordinal))];
        if (registers.Count == 0)
            ModelState.AddModelError("Form.Registers", texts["Wrong.Register"]);
        if (on is null)
            ModelState.AddModelError("Form.Checked", texts["Wrong.Date"]);
        else if (on > Today)
            ModelState.AddModelError("Form.Checked", texts["Wrong.Future"]);
        if (until is null)
            ModelState.AddModelError("Form.Until", texts["Wrong.Date"]);
        else if (on is { } from && (until < from || until > from.AddMonths(Clearance.LongestMonths)))
            ModelState.AddModelError("Form.Until", texts["Wrong.Until", Clearance.LongestMonths]);
        if (!ModelState.IsValid)
            return Page();
        await desk.RecordAsync(person, registers, on!.Value, until!.Value, Form.FormId, User.Actor());
        return new SeeOther(Url.Content($"~{KidsLinks.Clearances(Year)}?stan=zapisano"));
    }

    public async Task<IActionResult> ReshowAsync() => await LoadAsync() ? Page() : NotFound();

    private async Task<bool> LoadAsync()
    {
        if (Person.Split(':') is not [var type, var number] || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return false;
        person = new(type, id);
        var name = type switch
        {
            Animator.SubjectType => await db.Animators.Where(animator => animator.PresenterId == id && animator.Presenter.ArchivedAt == null).Select(animator => animator.Presenter.Name).SingleOrDefaultAsync(),
            VisitHost.SubjectType => await db.VisitHosts.Where(host => host.Id == id && host.ArchivedAt == null).Select(host => host.ContactName + ", " + host.Name).SingleOrDefaultAsync(),
            _ => null,
        };
        Name = name ?? "";
        Known = await db.Clearances.AsNoTracking().Where(clearance => clearance.PersonType == type && clearance.PersonId == id).OrderByDescending(clearance => clearance.CheckedOn).ThenByDescending(clearance => clearance.Id).ToListAsync();
        return name is not null;
    }
}

public sealed class ClearanceForm
{
    public IList<string> Registers { get; set; } = [];
    public string? Checked { get; set; }
    public string? Until { get; set; }

    /// <summary>Makes a form that is sent twice be written down once.</summary>
    public Guid FormId { get; set; } = Guid.CreateVersion7();
}
