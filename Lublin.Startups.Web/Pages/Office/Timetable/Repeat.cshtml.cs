using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Pages.Office.Editing;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Timetable;

/// <summary>A session again every week until a day. What would be made, and what is left out and why, is shown first.</summary>
public sealed class RepeatModel(StartupsDb db, TimetableDesk desk, PlanningBook planning, IStringLocalizer<TimetableTexts> texts) : SessionDeed(db)
{
    [BindProperty]
    public string? Until { get; set; }

    /// <summary>The day whose list was seen: only that is made.</summary>
    [BindProperty]
    public string? SeenUntil { get; set; }

    [BindProperty]
    public Guid FormId { get; set; } = Guid.CreateVersion7();

    /// <summary>What would be made; null before a day was typed.</summary>
    public RepeatPlan? Repeat { get; private set; }

    /// <summary>What stands against some of it.</summary>
    public IReadOnlyList<Conflict> Found { get; private set; } = [];

    public IReadOnlyDictionary<long, string> Rooms { get; private set; } = new Dictionary<long, string>();

    private IReadOnlyList<DayOff> DaysOff { get; set; } = [];

    /// <summary>Why a day is off for this lecture; null when it is a day like others.</summary>
    public DayOff? OffOn(DateOnly day) => DaysOff.FirstOrDefault(off => off.Holds(day) && (off.UniversityId is null || off.UniversityId == Working.UniversityId));

    public IActionResult OnGet() => Working.After is null ? Redirect(Back) : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (Working.After is not { } slot)
            return Redirect(Back);
        if (TypedTime.Date(Until) is not { } until || until < slot.Plan.Date.AddDays(7))
            return Wrong(texts["Wrong.Until", DateText.Full(slot.Plan.Date.AddDays(7))]);
        DaysOff = await Db.DaysOffAsync(slot.Plan.Date, until);
        var repeat = WeeklyRepeat.Until(slot.Plan, until, day => OffOn(day) is not null);
        if (repeat.IsTooLong)
            return Wrong(texts["Wrong.TooLong", WeeklyRepeat.Most, DateText.Full(slot.Plan.Date.AddDays(7 * WeeklyRepeat.Most))]);
        Repeat = repeat;
        if (!string.Equals(SeenUntil, TypedTime.Write(until), StringComparison.Ordinal) || repeat.Plans.Count == 0)
            return await ShowAsync(repeat, until);
        return await desk.AddAsync(Working.EditionId, [.. repeat.Plans.Select(plan => new WantedSession(plan, slot.PresenterIds))], FormId, User.Actor()) switch
        {
            EditOutcome.Done or EditOutcome.Same => new SeeOther(Url.Content("~" + LectureLinks.Day(repeat.Plans[0].Date))),
            EditOutcome.Unusable(var what) => Wrong(texts[$"Wrong.{what}"]),
            _ => Wrong(texts["Wrong.TooLate"]),
        };
    }

    private async Task<IActionResult> ShowAsync(RepeatPlan repeat, DateOnly until)
    {
        SeenUntil = TypedTime.Write(until);
        ModelState.Remove(nameof(SeenUntil));
        var rooms = await Db.RoomChoicesAsync(withArchived: true);
        Rooms = rooms.ToDictionary(room => room.Id, room => room.Name);
        if (repeat.Plans.Count == 0)
            return Page();
        var there = await Db.PlannedBookingsAsync(repeat.Plans[0].Date, repeat.Plans[^1].Date, planned: null);
        Booking[] made = [.. repeat.Plans.Select(plan => NextVersion.BookingOf(Working with { SessionId = 0 }, new(plan, Working.Slot.PresenterIds), Working.Slot.RoomSeats))];
        Found = Conflicts.Of(made, there, await planning.FactsAsync([.. there, .. made]));
        return Page();
    }

    private PageResult Wrong(string error)
    {
        ModelState.AddModelError(nameof(Until), error);
        return Page();
    }
}
