using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Pages.Office.Editing;
using Lublin.Startups.Web.Privacy;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Kids.Seasons;

/// <summary>What both pages with a season's form show.</summary>
public interface ISeasonFormPage
{
    SeasonForm Form { get; }
    IReadOnlyList<PickItem> Places { get; }

    /// <summary>Far days that are asked about; null when none are.</summary>
    FarDay? Far { get; }
}

/// <summary>A new season, as a draft.</summary>
public sealed class NewModel(StartupsDb db, SeasonDesk desk, TimeProvider clock, IStringLocalizer<SeasonsTexts> texts) : PageModel, IReshow, ISeasonFormPage
{
    [BindProperty]
    public SeasonForm Form { get; set; } = new();

    public IReadOnlyList<PickItem> Places { get; private set; } = [];
    public FarDay? Far { get; private set; }

    public async Task OnGetAsync()
    {
        await PlacesAsync();
        var last = await db.Seasons.MaxAsync(season => (int?)season.Year);
        Form = SeasonForm.Usual(Math.Max(last ?? 0, Warsaw.Today(clock).Year) + 1);
    }

    public async Task<IActionResult> OnPostAsync([FromServices] FarDays far, [FromServices] LegalTexts legal)
    {
        var rooms = await PlacesAsync();
        Far = far.Check(ModelState, ("Form.SureOf", Form.SureOf), Form.Days);
        var year = Form.ReadYear(ModelState, texts);
        if (Form.Read(ModelState, texts, rooms, clock.GetUtcNow()) is not { } plan || year is null)
            return Page();
        var terms = legal.Current(LegalTextKind.Terms, Warsaw.Today(clock), Languages.Polish.Code).Version;
        if (await desk.MakeAsync(year.Value, plan, terms, User.Actor(), Form.FormId) is SeasonOutcome.Saved)
            return new SeeOther(Url.Content($"~{KidsLinks.Settings(year.Value)}?stan=utworzono"));
        ModelState.AddModelError("Form.Year", texts["Wrong.YearTaken", year]);
        return Page();
    }

    public async Task<IActionResult> ReshowAsync()
    {
        await PlacesAsync();
        return Page();
    }

    private async Task<IReadOnlyList<RoomChoice>> PlacesAsync()
    {
        var rooms = await db.RoomChoicesAsync();
        Places = SeasonPlaces.Of(rooms, texts);
        return rooms;
    }
}
