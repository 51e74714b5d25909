using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Lublin.Startups.Web.Pages.Office.Kids.Holding;

/// <summary>A page about how one meeting of a cycle was.</summary>
public abstract class HeldPage(StartupsDb db, TimeProvider clock) : SeasonPage(db)
{
    private readonly StartupsDb db = db;

    /// <summary>Of the group.</summary>
    [FromRoute]
    public int Order { get; set; }

    /// <summary>The session's name in addresses.</summary>
    [FromRoute]
    public Guid Session { get; set; }

    /// <summary>What has just been done.</summary>
    [FromQuery(Name = "stan")]
    public string? Done { get; set; }

    public DateTimeOffset Now { get; } = clock.GetUtcNow();
    public ToldMeeting Told { get; private set; } = null!;
    public Meeting Meeting => Told.Meeting;
    public bool HasBegun => Meeting.Session.StartsAt <= Now;

    public override Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next) =>
        base.OnPageHandlerExecutionAsync(context, async () =>
        {
            if (await db.ToldMeetingAsync(Session) is { } told && told.Year == Year && told.Meeting.Group.Order == Order)
            {
                Told = told;
                return await next();
            }

            context.Result = NotFound();
            return null!;
        });

    public string PathTo(string page) => Url.Content("~" + KidsLinks.Meeting(Year, Order, Session, page));
}
