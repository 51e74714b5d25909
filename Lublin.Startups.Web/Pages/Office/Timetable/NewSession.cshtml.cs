using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Pages.Office.Editing;
using Lublin.Startups.Web.Pages.Office.Editions;
using Lublin.Startups.Web.Programmes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Timetable;

/// <summary>One more session of a lecture; it begins as a week after the last one, or after the one that it is like.</summary>
public sealed class NewSessionModel(StartupsDb db, TimetableDesk desk, TimeProvider clock, IStringLocalizer<EditionsTexts> editions) : SlotPage(db, clock, editions)
{
    private Edition edition = null!;

    [FromRoute]
    public long EditionId { get; set; }

    [FromQuery(Name = "jak")]
    public Guid? Like { get; set; }

    /// <summary>On which day it is wished for; null for a week after the session that it is like.</summary>
    [FromQuery(Name = "dzien")]
    public string? Day { get; set; }

    public override string Title => edition.Programme.Title.In("pl").Text;
    public override string Action => Url.Content("~" + LectureLinks.NewSession(EditionId));
    public override string Back => Url.Content("~" + LectureLinks.Lecture(EditionId));
    public override bool HasSteps => false;
    protected override bool IsPublished => edition.PublishedAt is not null;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var found = await Db.Lectures.AnyAsync(lecture => lecture.EditionId == EditionId) ? await Db.Editions.AsNoTracking().Include(edition => edition.Programme).SingleAsync(edition => edition.Id == EditionId) : null;
        if (found is null)
        {
            context.Result = NotFound();
            return;
        }

        edition = found;
        await PrepareAsync([]);
        if (edition.CancelledAt is not null)
            context.Result = Redirect(Back);
        else
            await next();
    }

    public async Task OnGetAsync()
    {
        var (day, sessions) = (TypedTime.Date(Day), await Db.WorkingSessionsAsync([EditionId]));
        Form.Date = day is { } wished ? TypedTime.Write(wished) : null;
        if (sessions.LastOrDefault(session => Like is null ? session.After is not null : session.Uid == Like) is not { } like)
            return;
        Fill(like.Slot);
        Form.Date = TypedTime.Write(day ?? like.Slot.Plan.Date.AddDays(7));
    }

    protected override Task<EditOutcome> SaveAsync(WantedSession wanted) => desk.AddAsync(EditionId, [wanted], Form.FormId, User.Actor());

    protected override Booking BookingOf(WantedSession wanted, int? roomSeats) =>
        NextVersion.BookingOf(new(Guid.Empty, 0, EditionId, edition.ProgrammeId, edition.Programme.Kind, edition.Programme.Title, edition.Capacity), wanted, roomSeats);
}
