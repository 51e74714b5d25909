using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Pages.Office.Editing;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Lectures;

/// <summary>A lecture's facts; its sessions are changed each on a page of its own.</summary>
public sealed class LectureModel(StartupsDb db, LectureDesk desk, TimeProvider clock, IStringLocalizer<LecturesTexts> texts) : PageModel, ILecturePage, IReshow
{
    /// <summary>The edition.</summary>
    [FromRoute]
    public long Id { get; set; }

    [FromQuery(Name = "stan")]
    public string? Done { get; set; }

    [BindProperty]
    public LectureForm Lecture { get; set; } = new();

    /// <summary>As it is saved.</summary>
    public Web.Lectures.Lecture Stored { get; private set; } = null!;

    public LectureChoices Choices { get; private set; } = new([], [], [], []);
    public bool ChoosesSpeaker => Stored.Edition.PublishedAt is null;
    public EditionState State => Stored.Edition.PublishedAt is null ? EditionState.Draft : Stored.Edition.StateAt(clock.GetUtcNow());
    public Meanwhile? Meanwhile { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        Lecture = LectureForm.Of(Stored);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        if (Lecture.Read(ModelState, texts, Choices) is not var (facts, terms))
            return Page();
        switch (await desk.ChangeAsync(Id, Lecture.Version, facts, terms, User.Actor()))
        {
            case LectureOutcome.Saved:
                return new SeeOther(Url.Content("~" + LectureLinks.Lecture(Id) + "?stan=zapisano"));
            case LectureOutcome.HasEnrolments(var count):
                ModelState.AddModelError("Lecture.Entry", texts.Plural("Wrong.HasEnrolments", count));
                return Page();
            case LectureOutcome.TooFewSeats(var taken):
                ModelState.AddModelError("Lecture.Seats", texts.Plural("Wrong.SeatsTaken", taken));
                return Page();
            case LectureOutcome.RoomTooSmall(var seats):
                ModelState.AddModelError("Lecture.Seats", texts.Plural("Wrong.RoomTooSmall", seats));
                return Page();
            default:
                await LoadAsync();
                var stored = LectureForm.Of(Stored);
                Meanwhile = await Meanwhile.OfAsync(db, "edition", Id, Lecture.Fields(texts, Choices), stored.Fields(texts, Choices));
                Lecture.Version = stored.Version;
                return Page();
        }
    }

    public async Task<IActionResult> ReshowAsync() => await LoadAsync() ? Page() : NotFound();

    private async Task<bool> LoadAsync()
    {
        if (await db.LectureAsync(Id) is not { } lecture)
            return false;
        Stored = lecture;
        Choices = await LectureChoices.OfAsync(db, texts, lecture);
        return true;
    }
}
