using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lublin.Startups.Web.Pages.Office.Mailroom;

/// <summary>A page of the mailroom: each says what is held back, so that nobody wonders why nothing goes out.</summary>
public abstract class MailroomModel(StartupsDb db) : PageModel
{
    public IReadOnlyList<HoldRow> Holds { get; private set; } = [];

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Holds = await db.HoldsAsync();
        await next();
    }
}

/// <summary>What is held back.</summary>
/// <param name="EditionId">An edition, or <see cref="MailHold.Everything"/>.</param>
/// <param name="Title">The edition's; null for everything.</param>
public sealed record HoldRow(long EditionId, string Reason, DateTimeOffset At, LocalText? Title)
{
    public bool IsOfEverything => EditionId == MailHold.Everything;
}
