using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lublin.Startups.Web.Pages.Office.People;

/// <summary>A page about one enrolment; a number that nobody has is 404.</summary>
public abstract class PersonModel(StartupsDb db, TimeProvider clock) : PageModel
{
    [FromRoute]
    public long Id { get; set; }

    public Enrolment Enrolment { get; private set; } = null!;
    public Edition Edition => Enrolment.Edition;
    public EnrolmentState State => Enrolment.StateAt(Now);
    /// <inheritdoc cref="PeopleOfEditionModel.IsOver"/>
    public bool IsOver => Edition.LastEnd <= Now;

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    /// <summary>What happened just now, for the message on top.</summary>
    [FromQuery(Name = "stan")]
    public string? Done { get; set; }

    public string Path => Url.PersonPath(Id);

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await db.PersonAsync(Id) is not { } enrolment)
        {
            context.Result = NotFound();
            return;
        }

        // Groups of schools have pages of their own.
        if (enrolment.IsGroup && await db.GroupPathAsync(enrolment.Id) is { } path)
        {
            context.Result = new SeeOther(Url.Content("~" + path));
            return;
        }

        Enrolment = enrolment;
        await next();
    }

    public virtual Task<IActionResult> ReshowAsync() => Task.FromResult<IActionResult>(Page());

    protected SeeOther BackWith(string done) => new($"{Path}?stan={done}");
}
