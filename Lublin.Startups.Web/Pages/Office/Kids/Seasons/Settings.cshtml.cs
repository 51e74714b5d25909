using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Pages.Office.Editing;
using Lublin.Startups.Web.Pages.Office.Editions;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Kids.Seasons;

/// <summary>What staff decide about a season, and what is done with its call as a whole.</summary>
public sealed class SettingsModel(StartupsDb db, SeasonDesk desk, TimeProvider clock, IStringLocalizer<SeasonsTexts> texts) : SeasonPage(db), IReshow, ISeasonFormPage
{
    private static readonly string[] Told = ["utworzono", "zapisano", "opublikowano", "juz-opublikowana", "zamknieto", "otwarto", "odwolano", "bez-zmian"];
    private readonly StartupsDb db = db;

    [FromQuery(Name = "stan")]
    public string? Done { get; set; }

    [BindProperty]
    public SeasonForm Form { get; set; } = new();

    public IReadOnlyList<PickItem> Places { get; private set; } = [];
    public FarDay? Far { get; private set; }
    public Meanwhile? Meanwhile { get; private set; }

    /// <summary>Whether the season's mail is held back.</summary>
    public bool IsHeld { get; private set; }

    public DateTimeOffset Now { get; } = clock.GetUtcNow();
    public EditionState State => Season.Edition.PublishedAt is null ? EditionState.Draft : Season.Edition.StateAt(Now);

    /// <summary>Anybody of the staff works on a draft; what is announced is a coordinator's.</summary>
    public bool MayChange => Season.Edition.PublishedAt is null || User.May(StaffRole.Coordinator);

    public string? Toast => Array.IndexOf(Told, Done) >= 0 ? texts[$"Done.{Done}"].Value : null;

    public async Task OnGetAsync()
    {
        await LoadAsync();
        Form = SeasonForm.Of(Season);
    }

    public async Task<IActionResult> OnPostAsync([FromServices] FarDays far, [FromServices] IStringLocalizer<EditionsTexts> words)
    {
        if (!MayChange)
            return Denial.Of(HttpContext, StaffRole.Coordinator);
        var rooms = await LoadAsync();
        Far = far.Check(ModelState, ("Form.SureOf", Form.SureOf), Form.Days);
        if (Form.Read(ModelState, texts, rooms, Now, SeasonPlan.Of(Season)) is not { } plan)
            return Page();
        switch (await desk.ChangeAsync(Season.EditionId, Form.Versions, plan, User.Actor()))
        {
            case SeasonOutcome.Saved:
                return new SeeOther(Url.Content($"~{KidsLinks.Settings(Year)}?stan=zapisano"));
            case SeasonOutcome.Overtaken:
                var stored = SeasonForm.Of((await db.SeasonAsync(Year))!);
                Meanwhile = await Meanwhile.OfAsync(db, "edition", Season.EditionId, Form.Fields(texts, rooms), stored.Fields(texts, rooms));
                (Form.Version, Form.EditionVersion) = (stored.Version, stored.EditionVersion);
                return Page();
            case SeasonOutcome.TooFew(var children, var groups):
                if (plan.MaxChildren < children)
                    ModelState.AddModelError("Form.MaxChildren", texts.Plural("Wrong.ChildrenTaken", children));
                if (plan.MaxGroups < groups)
                    ModelState.AddModelError("Form.MaxGroups", texts.Plural("Wrong.GroupsTaken", groups));
                return Page();
            case SeasonOutcome.Clashes(var conflicts):
                var clashes = new ConflictWords(words, rooms.ToDictionary(room => room.Id, room => room.Name));
                foreach (var conflict in conflicts)
                    ModelState.AddModelError("Form.GalaDate", clashes.Whole(conflict));
                return Page();
            default:
                throw new InvalidOperationException("No such outcome.");
        }
    }

    public async Task<IActionResult> ReshowAsync()
    {
        await LoadAsync();
        return Page();
    }

    private async Task<IReadOnlyList<RoomChoice>> LoadAsync()
    {
        // The room that is set stays to be chosen though nothing new is planned in it.
        var rooms = await db.RoomChoicesAsync(withArchived: true);
        IReadOnlyList<RoomChoice> choices = [.. rooms.Where(room => !room.IsArchived || room.Id == Season.Gala.RoomId)];
        Places = SeasonPlaces.Of(choices, texts);
        IsHeld = await db.MailHolds.AnyAsync(hold => hold.EditionId == Season.EditionId);
        return choices;
    }
}
