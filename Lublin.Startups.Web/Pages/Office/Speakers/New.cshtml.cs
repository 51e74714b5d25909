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
using Typed = Lublin.Startups.Web.Pages.Office.Places.Typed;

namespace Lublin.Startups.Web.Pages.Office.Speakers;

/// <summary>What the pages with a speaker's form have in common.</summary>
public interface ISpeakerPage
{
    SpeakerForm Form { get; }
}

/// <summary>Somebody who leads trainings gives lectures too, or somebody the office has not known.</summary>
public sealed class NewModel(StartupsDb db, SpeakerDesk desk, IStringLocalizer<SpeakersTexts> texts) : PageModel, ISpeakerPage, IReshow
{
    public const string Known = "znana";
    public const string Newcomer = "nowa";

    [BindProperty]
    public string? Who { get; set; }

    [BindProperty]
    public string? PresenterId { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public LanguageForm Bio { get; set; } = new();

    [BindProperty]
    public SpeakerForm Form { get; set; } = new();

    /// <summary>Presenters who give no lectures yet.</summary>
    public IReadOnlyList<PickItem> Presenters { get; private set; } = [];

    /// <summary>Somebody of the same name; null while nobody is known.</summary>
    public string? OtherPath { get; private set; }

    public async Task OnGetAsync()
    {
        await LoadAsync();
        Who = Presenters.Count > 1 ? Known : Newcomer;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        var isKnown = string.Equals(Who, Known, StringComparison.Ordinal);
        if (isKnown && !Presenters.Any(item => item.Value.Length > 0 && string.Equals(item.Value, PresenterId, StringComparison.Ordinal)) && !await IsSpeakerAsync())
            ModelState.AddModelError(nameof(PresenterId), texts["Wrong.Presenter"]);
        if (!isKnown)
        {
            Typed.Demand(ModelState, texts, nameof(Name), Name, "Wrong.Name");
            TypedText.Demand(ModelState, texts, nameof(Bio), Bio, "Wrong.Bio", Typed.LongestText);
        }

        if (Form.Read(ModelState, texts) is not { } facts)
            return Page();
        var sending = new Sending(Form.FormId, Form.IsAnother);
        var outcome = isKnown
            ? await desk.AddAsync(long.Parse(PresenterId!, CultureInfo.InvariantCulture), facts, User.Actor(), sending with { IsAnother = false })
            : await desk.AddAsync(Name!.Trim(), Bio.Read()!, facts, User.Actor(), sending);
        switch (outcome)
        {
            case AddOutcome.NameTaken(var other) when !isKnown:
                OtherPath = "~" + Links.Office.Presenter(other);
                ModelState.AddModelError("Form.IsAnother", texts["Wrong.SameName"]);
                return Page();
            case AddOutcome.NameTaken(var known):
                return new SeeOther(Url.Content("~" + LectureLinks.Speaker(known)));
            default:
                return new SeeOther(Url.Content("~" + LectureLinks.Speakers + "?stan=zapisano"));
        }
    }

    public async Task<IActionResult> ReshowAsync()
    {
        await LoadAsync();
        return Page();
    }

    // Somebody else, or this very form sent twice, has just written the profile down.
    private async Task<bool> IsSpeakerAsync() =>
        long.TryParse(PresenterId, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && await db.Speakers.AnyAsync(speaker => speaker.PresenterId == id);

    private async Task LoadAsync()
    {
        Form.Complete();
        var speakers = db.Speakers;
        var presenters = await db.Presenters.Where(presenter => presenter.ArchivedAt == null && !speakers.Any(speaker => speaker.PresenterId == presenter.Id))
            .OrderBy(presenter => presenter.Name).ThenBy(presenter => presenter.Id).Select(presenter => new { presenter.Id, presenter.Name }).ToListAsync();
        Presenters = [new("", texts["Who.Choose"]), .. presenters.Select(presenter => new PickItem(presenter.Id.ToString(CultureInfo.InvariantCulture), presenter.Name))];
    }
}
