using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Lublin.Startups.Web.Pages.Office.Kids.Order;

/// <summary>A page of one group that was confirmed; 404 when the season has none of that number, or it is a draft: those are the school's own.</summary>
public abstract class GroupPage(StartupsDb db, TimeProvider clock) : SeasonPage(db)
{
    private readonly StartupsDb db = db;

    [FromRoute]
    public long Id { get; set; }

    /// <summary>What happened just now, for the message on top.</summary>
    [FromQuery(Name = "stan")]
    public string? Done { get; set; }

    public CallOrder Order { get; private set; } = null!;
    public OrderRow Row { get; private set; } = null!;
    public SchoolGroup Group => Row.Group;
    public Enrolment Enrolment => Row.Enrolment;
    public DateTimeOffset Now { get; } = clock.GetUtcNow();
    public string Number => GroupNumber.Of(Year, Group.Order!.Value);
    public string Path => Url.Content("~" + KidsLinks.Group(Year, Id));

    /// <summary>Whether more groups can be confirmed: until then nobody passes those in line.</summary>
    public bool IsOpen => Season.Edition.TakesSignUpsAt(Now);

    /// <summary>Whether nothing about places can be done any more.</summary>
    public bool IsOver => Season.Edition.CancelledAt is not null || Season.Edition.LastEnd <= Now;

    public override Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next) =>
        base.OnPageHandlerExecutionAsync(context, async () =>
        {
            Order = await db.CallOrderAsync(Season, Now);
            if (Order.Rows.FirstOrDefault(row => row.Group.Id == Id) is not { } row)
            {
                context.Result = NotFound();
                return null!;
            }

            Row = row;
            return await next();
        });

    public virtual Task<IActionResult> ReshowAsync() => Task.FromResult<IActionResult>(Page());

    protected SeeOther BackWith(string done) => new($"{Path}?stan={done}");
}
