using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lublin.Startups.Web.Pages.Office.Timetable;

/// <summary>A page that asks before something is done with one session of a lecture.</summary>
public abstract class SessionDeed(StartupsDb db) : PageModel
{
    [FromRoute]
    public Guid Uid { get; set; }

    public WorkingSession Working { get; private set; } = null!;
    public string Title => Working.Title.In("pl").Text;
    public string Back => Url.Content("~" + LectureLinks.Session(Uid));
    protected StartupsDb Db => db;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await db.WorkingSessionAsync(Uid) is not { IsLecture: true } working)
        {
            context.Result = NotFound();
            return;
        }

        Working = working;
        await next();
    }
}
