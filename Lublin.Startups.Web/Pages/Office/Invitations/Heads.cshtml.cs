using System.Globalization;
using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Pages.Lectures;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Invitations;

/// <summary>How many came to one session of a lecture, as staff heard it.</summary>
public sealed class HeadsModel(StartupsDb db, TimeProvider clock, IStringLocalizer<InvitationsTexts> texts) : PageModel, IReshow
{
    [FromRoute]
    public Guid Uid { get; set; }

    [BindProperty]
    public string? Heads { get; set; }

    public Session Session { get; private set; } = null!;

    /// <summary>What is counted so far; null when nothing is.</summary>
    public HeadCount? Known { get; private set; }

    /// <summary>Whether there is anything to count: it has begun and was not called off.</summary>
    public bool MayCount => Session.CancelledAt is null && Session.Edition is { CancelledAt: null, PublishedAt: not null } && Session.StartsAt <= clock.GetUtcNow();

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var lectures = db.Lectures;
        if (await db.Sessions.AsNoTracking().Include(session => session.Edition.Programme).SingleOrDefaultAsync(session => session.Uid == Uid && lectures.Any(lecture => lecture.EditionId == session.EditionId)) is not { } session)
        {
            context.Result = NotFound();
            return;
        }

        Session = session;
        Known = await db.HeadCounts.AsNoTracking().SingleOrDefaultAsync(count => count.SessionId == session.Id);
        await next();
    }

    public void OnGet() => Heads = Known?.Heads.ToString(CultureInfo.InvariantCulture);

    public async Task<IActionResult> OnPostAsync([FromServices] HeadCountDesk desk)
    {
        if (HeadsTyped.Read(Heads) is not { } heads)
            ModelState.AddModelError(nameof(Heads), texts["Wrong.Heads", HeadCount.Most]);
        else if (await desk.CountAsync(Session.Id, heads, User.Actor()))
            return new SeeOther(Url.Content($"~{LectureLinks.Lecture(Session.EditionId)}?stan=policzono"));
        else
            ModelState.AddModelError("", texts["Wrong.NotHeld"]);
        return Page();
    }

    public Task<IActionResult> ReshowAsync() => Task.FromResult<IActionResult>(Page());
}
