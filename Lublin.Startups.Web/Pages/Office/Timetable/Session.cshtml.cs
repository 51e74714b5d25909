using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Pages.Office.Editions;
using Lublin.Startups.Web.Programmes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Timetable;

/// <summary>Another time, place, link or speaker of a session, for the next version.</summary>
public sealed class SessionModel(StartupsDb db, TimetableDesk desk, TimeProvider clock, IStringLocalizer<EditionsTexts> editions) : SlotPage(db, clock, editions)
{
    [FromRoute]
    public Guid Uid { get; set; }

    [FromQuery(Name = "stan")]
    public string? Done { get; set; }

    public WorkingSession Working { get; private set; } = null!;
    public override string Title => Working.Title.In("pl").Text;
    public override string Action => Url.Content("~" + LectureLinks.Session(Uid));
    public override string Back => Url.Content("~" + LectureLinks.Lecture(Working.EditionId));
    protected override bool IsPublished => Working.IsPublished;
    protected override Guid? PlannedUid => Uid;

    public override bool IsOpen => !Working.IsCancelled && Working.Pending?.Cancels != true && (Working.Before is null || Clock.Warsaw.ToInstant(Working.Before.Plan.Date, Working.Before.Plan.Start) > Now);

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await Db.WorkingSessionAsync(Uid) is not { IsLecture: true } working)
        {
            context.Result = NotFound();
            return;
        }

        Working = working;
        await PrepareAsync(working.Slot.PresenterIds);
        await next();
    }

    public async Task OnGetAsync()
    {
        Fill(Working.Slot);
        Seen = Working.Seen;
        if (IsOpen)
            await CheckAsync(Working.Slot);
    }

    protected override Task<EditOutcome> SaveAsync(WantedSession wanted) => desk.MoveAsync(Uid, wanted, Seen ?? "", User.Actor());

    protected override Booking BookingOf(WantedSession wanted, int? roomSeats) => NextVersion.BookingOf(Working, wanted, roomSeats);
}
