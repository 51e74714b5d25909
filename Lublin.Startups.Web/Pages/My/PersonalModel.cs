using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Pages.My;

/// <summary>A page behind a personal link: the code shows the enrolment; any other code is 404. GET shows, POST acts.</summary>
public abstract class PersonalModel(StartupsDb db, PersonalLink links, TimeProvider clock) : PageModel
{
    [FromRoute]
    public string Code { get; set; } = "";

    // The page's own noun, not the module: named in full because both are called Enrolment.
    public Enrolment Enrolment { get; private set; } = null!;
    public Edition Edition => Enrolment.Edition;
    public EnrolmentState State => Enrolment.StateAt(Now);
    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    /// <summary>Whether the link came by mail: then the person who opens it reads the mailbox that was given.</summary>
    public bool IsFromMail { get; private set; }

    /// <summary>Whether it can still be given back: until the first session starts.</summary>
    public bool CanWithdraw => Enrolment.IsActiveAt(Now) && Now < Edition.FirstStart;

    /// <summary>Whether a place was lost that could be asked for again.</summary>
    public bool CanJoinAgain =>
        State is EnrolmentState.Declined or EnrolmentState.OfferExpired or EnrolmentState.Withdrawn && Edition.StateAt(Now) == EditionState.Open;

    /// <summary>The sessions to come, when one of several can be missed.</summary>
    public IReadOnlyList<Session> ToCome =>
        State == EnrolmentState.Confirmed && Edition.Held.Count() > 1 ? [.. Edition.Held.Where(session => session.StartsAt > Now)] : [];

    public string PathTo(string page = "") => Url.Content("~" + Links.My(Code, page));

    /// <summary>The way to another enrolment of the same person, by a link that proves as much as this one.</summary>
    protected string PathToOther(LinkHolder other) =>
        Url.Content("~" + Links.My(IsFromMail ? links.MailedCode(LinkPurpose.Enrolment, other) : links.Code(LinkPurpose.Enrolment, other)));

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await FindAsync() is not { } enrolment)
        {
            context.Result = NotFound();
            return;
        }

        Enrolment = enrolment;
        await PrepareAsync();
        await next();
    }

    /// <summary>The answer to a button whose token was not good: nothing happened, and why.</summary>
    protected SeeOther TooLate() => new(PathTo() + (FormToken.HasNoCookies(HttpContext) ? "?stan=ciasteczka" : "?stan=wygasl"));

    /// <summary>Loads what the page shows besides.</summary>
    protected virtual Task PrepareAsync() => Task.CompletedTask;

    private async Task<Enrolment?> FindAsync()
    {
        if (PersonalLink.NonceOf(Code) is not { } nonce)
            return null;
        var enrolment = await db.Enrolments.AsNoTracking()
            .Include(each => each.Edition).ThenInclude(edition => edition.Programme)
            .Include(each => each.Edition).ThenInclude(edition => edition.Sessions).ThenInclude(session => session.Room).ThenInclude(room => room!.Venue)
            .SingleOrDefaultAsync(each => each.Nonce == nonce);
        if (enrolment is null)
            return null;
        IsFromMail = links.OpensFromMail(Code, LinkPurpose.Enrolment, enrolment.Link);
        return IsFromMail || links.Opens(Code, LinkPurpose.Enrolment, enrolment.Link) ? enrolment : null;
    }
}
