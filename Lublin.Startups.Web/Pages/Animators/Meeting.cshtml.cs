using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Animators;

/// <summary>How one meeting was: written down or corrected by who led it, until seven days after.</summary>
public sealed class MeetingModel(StartupsDb db, AnimatorDoor door, MeetingDesk desk, TimeProvider clock) : OwnMeetingPage(db, door, clock), IComesAgain
{
    [BindProperty(SupportsGet = true), FromForm]
    public LogForm Form { get; set; } = new();

    public bool IsOpen => Meeting.Session.CancelledAt is null && LogTime.IsOpen(Meeting.Session, Now);

    public IActionResult OnGet()
    {
        Form = LogForm.Of(Meeting);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromServices] IStringLocalizer<AnimatorTexts> texts)
    {
        if (Form.Read(ModelState, texts) is not { } log)
            return Page();
        var outcome = await desk.LogAsync(Session, log, LoggedBy.Animator(Animator.Id));
        return new SeeOther($"{Home}?stan={(outcome == LogOutcome.Done ? "zapisano" : "nic")}");
    }

    public Task<IActionResult> ReshowAsync() => Task.FromResult<IActionResult>(Page());
}
