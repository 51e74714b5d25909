using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Pages.Animators;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Kids.Holding;

/// <summary>Staff note that a meeting did not take place, and why.</summary>
public sealed class NotHeldModel(StartupsDb db, MeetingDesk desk, TimeProvider clock) : HeldPage(db, clock), IReshow
{
    [BindProperty]
    public string? Reason { get; set; }

    public IActionResult OnGet() => HasBegun && Meeting is { IsHeld: false, Session.CancelledAt: null } ? Page() : Redirect(PathTo("wpis"));

    public async Task<IActionResult> OnPostAsync([FromServices] IStringLocalizer<AnimatorTexts> texts)
    {
        if (!ReasonTyped.Check(Reason, ModelState, texts))
            return Page();
        var outcome = await desk.NotHeldAsync(Session, Reason!.Trim(), LoggedBy.Staff(User.Actor()));
        return new SeeOther($"{PathTo("wpis")}?stan={(outcome == LogOutcome.Done ? "nie-odbylo" : "nic")}");
    }

    public Task<IActionResult> ReshowAsync() => Task.FromResult<IActionResult>(Page());
}
