using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lublin.Startups.Web.Pages.Animators;

/// <summary>A page behind an animator's link: any other code is 404, and one that opens no more is answered with what to do.</summary>
public abstract class AnimatorPage(AnimatorDoor door, TimeProvider clock) : PageModel
{
    [FromRoute]
    public string Code { get; set; } = "";

    public LinkedAnimator Animator { get; private set; } = null!;
    public DateTimeOffset Now { get; } = clock.GetUtcNow();
    public DateOnly Today => Warsaw.DateOf(Now);

    public string Home => Url.Content("~" + SchoolLinks.Animator(Code));

    public string PathTo(ToldMeeting told, string page = "") => Url.Content("~" + SchoolLinks.Meeting(Code, told.Meeting.Session.Uid, page));

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await door.FindAsync(Code) is not { } animator)
        {
            context.Result = NotFound();
            return;
        }

        Animator = animator;
        if (animator.IsRevoked)
            context.Result = Ended();
        else if (await PrepareAsync())
            await next();
        else
            context.Result = NotFound();
    }

    /// <summary>Where a link that opens no more leads.</summary>
    protected virtual IActionResult Ended() => Redirect(Home);

    /// <summary>Loads what the page is about. False when there is nothing of the kind.</summary>
    protected abstract Task<bool> PrepareAsync();
}

/// <summary>A page about one meeting that the animator leads.</summary>
public abstract class OwnMeetingPage(StartupsDb db, AnimatorDoor door, TimeProvider clock) : AnimatorPage(door, clock)
{
    /// <summary>The session's name in addresses.</summary>
    [FromRoute]
    public Guid Session { get; set; }

    public ToldMeeting Told { get; private set; } = null!;
    public Meeting Meeting => Told.Meeting;

    protected override async Task<bool> PrepareAsync()
    {
        if (await db.ToldMeetingAsync(Session) is not { } told || !told.Meeting.Session.PresenterIds.Contains(Animator.Id))
            return false;
        Told = told;
        return true;
    }
}
