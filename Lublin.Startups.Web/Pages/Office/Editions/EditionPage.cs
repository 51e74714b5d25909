using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Pages.Office.Editions;

/// <summary>A page of the office about one edition. Anybody of the staff works on drafts; what is published is a coordinator's.</summary>
public abstract class EditionPage(StartupsDb db, TimeProvider clock) : PageModel, IReshow
{
    [FromRoute]
    public long Id { get; set; }

    public Edition Edition { get; private set; } = null!;
    public Seating Seating { get; private set; }
    public DateTimeOffset Now { get; } = clock.GetUtcNow();
    public bool IsDraft => Edition.PublishedAt is null;
    public EditionState State => IsDraft ? EditionState.Draft : Edition.StateAt(Now);
    public string Title => Edition.Programme.Title.In("pl").Text;
    public bool MayChange => IsDraft || User.May(StaffRole.Coordinator);
    public string Path => PathOf(Edition.Id);

    protected virtual bool Changes => true;

    /// <summary>Where the same is done with a lecture, whose changes wait for the next version of the timetable; null where it is done here.</summary>
    protected virtual string? OfLecture => null;

    /// <summary>Which page of its season shows the same; null where it is done here.</summary>
    protected virtual string? OfSeason => null;

    protected StartupsDb Db => db;

    protected PlanningBook Planning => HttpContext.RequestServices.GetRequiredService<PlanningBook>();

    public string PathOf(long edition) => Url.Content("~" + Links.Office.Edition(edition));

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (!await LoadAsync())
            context.Result = NotFound();
        else if (Edition.Programme.Kind == ProgrammeKind.Lecture && OfLecture is { } other)
            context.Result = Redirect(Url.Content("~" + other));
        else if (OfSeason is { } page && await db.YearOfSeasonAsync(Edition) is { } year)
            context.Result = Redirect(Url.Content("~" + KidsLinks.Season(year, page)));
        else if (Changes && !MayChange)
            context.Result = Denial.Of(HttpContext, StaffRole.Coordinator);
        else
            await next();
    }

    public virtual Task<IActionResult> ReshowAsync() => Task.FromResult<IActionResult>(Page());

    /// <summary>Which edition the address means; null when none.</summary>
    protected virtual Task<long?> EditionIdAsync() => Task.FromResult<long?>(Id);

    /// <summary>Loads what the page shows besides.</summary>
    protected virtual Task PrepareAsync() => Task.CompletedTask;

    // The desks work on the same context: what is shown is not tracked.
    private async Task<bool> LoadAsync()
    {
        if (await EditionIdAsync() is not { } id || await db.Editions.AsNoTracking().Whole().WithPresenters().SingleOrDefaultAsync(edition => edition.Id == id) is not { } edition)
            return false;
        Edition = edition;
        Seating = (await db.SeatsOf([id], Now).ToListAsync()).SingleOrDefault().Of(edition.Places);
        await PrepareAsync();
        return true;
    }
}
