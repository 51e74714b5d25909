using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Lublin.Startups.Web.Pages.Animators;

/// <summary>"I can't come": the office looks for somebody else.</summary>
public sealed class CannotComeModel(StartupsDb db, AnimatorDoor door, MeetingDesk desk, TimeProvider clock) : OwnMeetingPage(db, door, clock)
{
    public IActionResult OnGet() => Meeting.Session.CancelledAt is null && Meeting.Session.StartsAt > Now ? Page() : Redirect(Home);

    public async Task<IActionResult> OnPostAsync() =>
        new SeeOther($"{Home}?stan={(await desk.CannotComeAsync(Session, Animator.Id) ? "nie-moge" : "nic")}");
}
