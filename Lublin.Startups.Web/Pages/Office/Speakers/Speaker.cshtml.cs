using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Pages.Office.Editing;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Speakers;

/// <summary>What a speaker has told, and what they are going to give.</summary>
public sealed class SpeakerModel(StartupsDb db, SpeakerDesk desk, TimeProvider clock, IStringLocalizer<SpeakersTexts> texts) : PageModel, ISpeakerPage, IReshow
{
    /// <summary>The presenter.</summary>
    [FromRoute]
    public long Id { get; set; }

    [FromQuery(Name = "stan")]
    public string? Done { get; set; }

    [BindProperty]
    public SpeakerForm Form { get; set; } = new();

    public SpeakerProfile Speaker { get; private set; } = null!;

    /// <summary>What they lead that has not begun.</summary>
    public IReadOnlyList<LedSession> Ahead { get; private set; } = [];

    /// <summary>How many lectures they give this year.</summary>
    public int ThisYear { get; private set; }

    /// <summary>Whether a server refused their address.</summary>
    public bool IsRefused { get; private set; }

    public Meanwhile? Meanwhile { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        Form = SpeakerForm.Of(Speaker);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        if (Form.Read(ModelState, texts) is not { } facts)
            return Page();
        if (await desk.ChangeAsync(Id, Form.Version, facts, User.Actor()))
            return new SeeOther(Url.Content("~" + LectureLinks.Speaker(Id) + "?stan=zapisano"));
        await LoadAsync();
        var stored = SpeakerForm.Of(Speaker);
        Meanwhile = await Meanwhile.OfAsync(db, "speaker", Id, Form.Fields(texts), stored.Fields(texts));
        Form.Version = stored.Version;
        return Page();
    }

    public async Task<IActionResult> ReshowAsync() => await LoadAsync() ? Page() : NotFound();

    private async Task<bool> LoadAsync()
    {
        Form.Complete();
        if (await db.Speakers.AsNoTracking().Include(speaker => speaker.Presenter).SingleOrDefaultAsync(speaker => speaker.PresenterId == Id) is not { } speaker)
            return false;
        var now = clock.GetUtcNow();
        Speaker = speaker;
        Ahead = await db.LedAheadAsync(Id, now);
        IsRefused = await db.RefusedAsync(PresenterPeople.Of, Id);
        ThisYear = await db.LecturesThisYearAsync(Id, now);
        return true;
    }
}
