using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Kids.Cycles;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Lublin.Startups.Web.Pages.Office.Kids.Cycles;

/// <summary>A page of one group's cycle, or of one meeting of it; 404 when there is none.</summary>
public abstract class CyclePage(StartupsDb db, PlanningBook book, TimeProvider clock) : SeasonPage(db)
{
    private readonly StartupsDb db = db;

    /// <summary>Of the group.</summary>
    [FromRoute]
    public int Order { get; set; }

    /// <summary>The session's name in addresses; null for the whole cycle.</summary>
    [FromRoute]
    public Guid? Session { get; set; }

    [FromQuery(Name = "stan")]
    public string? Done { get; set; }

    public DateTimeOffset Now { get; } = clock.GetUtcNow();
    public CycleSheet Sheet { get; private set; } = null!;
    public SchoolGroup Group { get; private set; } = null!;

    /// <summary>Set on pages of one meeting.</summary>
    public Meeting Meeting { get; private set; } = null!;

    public string Number => GroupNumber.Of(Year, Order);

    /// <summary>Whether it can still be changed.</summary>
    public bool IsToCome => Meeting is { IsHeld: false, Session.CancelledAt: null } && Meeting.Session.StartsAt > Now;

    public string PathTo(string verb) => Url.Content("~" + KidsLinks.Meeting(Year, Order, Session!.Value, verb));

    public string CyclePath => Url.Content("~" + KidsLinks.Cycle(Year, Order));

    public override Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next) =>
        base.OnPageHandlerExecutionAsync(context, async () =>
        {
            Sheet = await CycleSheet.ReadAsync(db, Season.EditionId, book);
            var group = Sheet.Groups.FirstOrDefault(each => each.Order == Order);
            var meeting = Session is { } uid ? Sheet.Meetings.FirstOrDefault(each => each.Session.Uid == uid && each.GroupId == group?.Id) : null;
            if (group is null || (Session is not null && meeting is null))
            {
                context.Result = NotFound();
                return null!;
            }

            (Group, Meeting) = (group, meeting!);
            return await next();
        });

    /// <summary>The letters that a change of the meeting would send.</summary>
    private protected Task<IReadOnlyList<LetterAhead>> AheadAsync(Func<MeetingChangeDesk, MeetingDeed> deed) =>
        HttpContext.RequestServices.GetRequiredService<LettersAhead>().OfAsync(Season.EditionId, Session!.Value, deed, HttpContext.RequestAborted);

    protected SeeOther Back(string done) => new($"{CyclePath}?stan={done}");
}
