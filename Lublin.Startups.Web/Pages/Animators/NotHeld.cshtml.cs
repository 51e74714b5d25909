using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Animators;

/// <summary>A meeting did not take place: why.</summary>
public sealed class NotHeldModel(StartupsDb db, AnimatorDoor door, MeetingDesk desk, TimeProvider clock) : OwnMeetingPage(db, door, clock), IComesAgain
{
    [BindProperty(SupportsGet = true), FromForm]
    public string? Reason { get; set; }

    public IActionResult OnGet() => Meeting is { IsHeld: false, Session.CancelledAt: null } && LogTime.IsOpen(Meeting.Session, Now) ? Page() : Redirect(Home);

    public async Task<IActionResult> OnPostAsync([FromServices] IStringLocalizer<AnimatorTexts> texts)
    {
        if (!ReasonTyped.Check(Reason, ModelState, texts))
            return Page();
        var outcome = await desk.NotHeldAsync(Session, Reason!.Trim(), LoggedBy.Animator(Animator.Id));
        return new SeeOther($"{Home}?stan={(outcome == LogOutcome.Done ? "nie-odbylo" : "nic")}");
    }

    public Task<IActionResult> ReshowAsync() => Task.FromResult<IActionResult>(Page());
}
