using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lublin.Startups.Web.Pages.Office.People;

/// <summary>A page about the people of one edition; a number that none has is 404.</summary>
public abstract class PeopleOfEditionModel(StartupsDb db, TimeProvider clock) : PageModel
{
    [FromRoute]
    public long Id { get; set; }

    public Edition Edition { get; private set; } = null!;
    public Seating Seating { get; private set; }
    /// <summary>Whether it is over: nobody is cancelled any more, only absent.</summary>
    public bool IsOver => Edition.LastEnd <= Now;

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    /// <summary>What happened just now, for the message on top.</summary>
    [FromQuery(Name = "stan")]
    public string? Done { get; set; }

    /// <summary>Of how many people.</summary>
    [FromQuery(Name = "n")]
    public int Count { get; set; }

    public string ListPath => Url.PeoplePath(Id);

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await db.EditionForOfficeAsync(Id) is not { } edition || edition.Sessions.Count == 0)
        {
            context.Result = NotFound();
            return;
        }

        // Groups of schools have a list of their own.
        if (Kinds.Of(edition.Programme.Kind).IsForGroups && await db.SeasonGroupsPathAsync(Id) is { } path)
        {
            context.Result = new SeeOther(Url.Content("~" + path));
            return;
        }

        Edition = edition;
        Seating = (await db.SeatingAsync([Id], Now))[Id];
        await next();
    }

    public virtual Task<IActionResult> ReshowAsync() => Task.FromResult<IActionResult>(Page());

    protected SeeOther BackWith(string done, int count = 0) => new(FormattableString.Invariant($"{ListPath}?stan={done}&n={count}"));
}
