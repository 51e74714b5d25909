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

namespace Lublin.Startups.Web.Pages.Office.Calendar;

/// <summary>Days off: new ones, or others in place of those that are known. Shows which published sessions they hit.</summary>
public sealed class EditModel(StartupsDb db, DayOffDesk desk, FarDays far, IStringLocalizer<CalendarTexts> texts) : PageModel, IReshow
{
    private const string New = "nowe";

    /// <summary>Its row, or the word for a new one.</summary>
    [FromRoute]
    public string Key { get; set; } = "";

    [BindProperty]
    public DaysForm Form { get; set; } = new();

    /// <summary>Null for new ones.</summary>
    public DayOff? Off { get; private set; }

    /// <summary>Everybody, or one of the universities.</summary>
    public IReadOnlyList<PickItem> Universities { get; private set; } = [];

    public HitSessions? Hit { get; private set; }
    public Meanwhile? Meanwhile { get; private set; }

    /// <summary>Far days that are asked about; null when none are.</summary>
    public FarDay? Far { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        if (Off is not null)
            Form = DaysForm.Of(Off);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        Far = far.Check(ModelState, ("Form.SureOf", Form.SureOf), ("Form.From", TypedTime.Date(Form.From)), ("Form.To", TypedTime.Date(Form.To)));
        if (Form.Read(ModelState, texts, Universities) is not { } days)
            return Page();
        if (Off is null)
            return Saved(days, "dodano", await desk.AddAsync(days, User.Actor(), Form.FormId));
        if (await desk.ChangeAsync(Off.Id, Form.Version, days, User.Actor()))
            return Saved(days, "zapisano", Off.Id);
        if (!await LoadAsync())
            return NotFound();
        var stored = DaysForm.Of(Off);
        Meanwhile = await Meanwhile.OfAsync(db, "dayoff", Off.Id, Form.Fields(texts, Universities), stored.Fields(texts, Universities));
        Form.Version = stored.Version;
        return Page();
    }

    public async Task<IActionResult> ReshowAsync() => await LoadAsync() ? Page() : NotFound();

    private SeeOther Saved(DaysOffTexts days, string done, long id) => new(Url.Content(FormattableString.Invariant($"~{Links.Office.DaysOff}?rok={days.From.Year}&stan={done}&dni={id}")));

    private async Task<bool> LoadAsync()
    {
        var isNew = string.Equals(Key, New, StringComparison.Ordinal);
        if (!long.TryParse(Key, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && !isNew)
            return false;
        Off = isNew ? null : await db.DaysOff.AsNoTracking().SingleOrDefaultAsync(off => off.Id == id);
        if (Off is not null)
            Hit = new(Off, await desk.HitByAsync(Off));
        Universities =
        [
            new("", texts["Everybody"]),
            .. (await db.UniversityChoicesAsync()).Where(each => !each.IsArchived || each.Id == Off?.UniversityId).Select(each => new PickItem(each.Id.ToString(CultureInfo.InvariantCulture), each.Name)),
        ];
        return isNew || Off is not null;
    }
}
