using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Pages.Office.Editing;
using Lublin.Startups.Web.Pages.Office.Histories;
using Lublin.Startups.Web.Privacy;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Settings;

/// <summary>What the office says of itself: on every page and letter, and in its legal texts.</summary>
[Authorize(Policy = Rights.Admin)]
public sealed class IndexModel(StartupsDb db, OfficeNow office, SettingsDesk desk, HistoryBook history) : PageModel, IReshow
{
    private const int PastShown = 10;

    [BindProperty]
    public SettingsForm Form { get; set; } = new();

    [FromQuery(Name = "stan")]
    public string? Done { get; set; }

    public IReadOnlyList<HistoryLine> Past { get; private set; } = [];

    /// <summary>What somebody else saved while this form was open; null when nobody did.</summary>
    public Meanwhile? Meanwhile { get; private set; }

    public async Task OnGetAsync()
    {
        Form = SettingsForm.Of(office.Facts);
        Past = await history.OfAsync("settings", 0, PastShown);
    }

    public async Task<IActionResult> OnPostAsync([FromServices] IStringLocalizer<SettingsTexts> texts)
    {
        foreach (var (field, key) in Form.Faults())
        {
            // What could not even be read has its own error.
            if (ModelState[$"Form.{field}"] is not { Errors.Count: > 0 })
                ModelState.AddModelError($"Form.{field}", texts[key]);
        }

        foreach (var field in Form.Emptied(office.Facts))
            ModelState.AddModelError($"Form.{field}", texts["Wrong.Retention.Empty"]);
        if (!ModelState.IsValid)
            return await ReshowAsync();
        switch (await desk.ChangeAsync(Form.ToFacts(), User.Actor(), Form.Seen ?? ""))
        {
            case SettingsOutcome.Overtaken(var facts):
                var stored = SettingsForm.Of(facts);
                Meanwhile = await Meanwhile.OfAsync(db, "settings", 0, Form.Fields(texts), stored.Fields(texts));
                Form.Seen = stored.Seen;
                return await ReshowAsync();
            case var outcome:
                return new SeeOther(Url.Content("~" + Links.Office.Settings + "?stan=" + (outcome is SettingsOutcome.Changed ? "zmieniono" : "bez-zmian")));
        }
    }

    public async Task<IActionResult> ReshowAsync()
    {
        Past = await history.OfAsync("settings", 0, PastShown);
        return Page();
    }
}
