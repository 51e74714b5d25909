using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Pages.Office.People;

/// <summary>A page about one letter that staff wrote to people of an edition.</summary>
public abstract class AnnouncementModel(StartupsDb db, TimeProvider clock) : PeopleOfEditionModel(db, clock)
{
    private readonly StartupsDb db = db;

    [FromRoute(Name = "list")]
    public long AnnouncementId { get; set; }

    public Announcement Announcement { get; private set; } = null!;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await db.Announcements.AsNoTracking().SingleOrDefaultAsync(known => known.Id == AnnouncementId && known.EditionId == Id) is not { } announcement)
        {
            context.Result = NotFound();
            return;
        }

        Announcement = announcement;
        await base.OnPageHandlerExecutionAsync(context, next);
    }
}
