using System.Globalization;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Pages.Office.Editions;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Schedule;

/// <summary>The schedule of every kind, by days and weeks, as it will be with the next version; and what is to be settled. As many queries however many rooms there are.</summary>
public sealed class IndexModel(StartupsDb db, TimeProvider clock, PlanningBook planning, IStringLocalizer<ScheduleTexts> texts) : PageModel
{
    public const int MostOpenShown = 20;
    private static readonly string[] Told = ["zostawiono", "bez-zmian"];

    [FromQuery(Name = "stan")]
    public string? Done { get; set; }

    public ScheduleFilter Filter { get; private set; } = null!;
    public PlannedDays Planned { get; private set; } = null!;

    /// <summary>Those that the filter asks for.</summary>
    public IReadOnlyList<WorkingSession> Sessions { get; private set; } = [];

    public IReadOnlyList<RoomChoice> Rooms { get; private set; } = [];
    public IReadOnlyList<UniversityChoice> Universities => Planned.Universities;
    public ScheduleGrid Grid { get; private set; } = null!;
    public ScheduleWords Says { get; private set; } = null!;
    public ConflictWords Words { get; private set; } = null!;
    public DateOnly Today { get; private set; }
    public string? Toast => Array.IndexOf(Told, Done) >= 0 ? $"Done.{Done}" : null;

    /// <summary>Why drafts cannot be as they are; what people know of stands with what is to be settled.</summary>
    public IReadOnlyList<Conflict> Clashes { get; private set; } = [];

    /// <summary>What people can come to: their lists are kept.</summary>
    public IEnumerable<WorkingSession> Held => Sessions.Where(session => session is { IsPublished: true, IsCancelled: false, Entry: Entry.Seats } && session.SessionId > 0);

    /// <summary>Rooms in which nothing is on that day.</summary>
    public IEnumerable<RoomChoice> Free => Rooms.Where(room => !room.IsArchived && !Planned.Sessions.Any(session => session.After?.Plan.RoomId == room.Id));

    /// <summary>To which something can be added.</summary>
    public IEnumerable<WorkingSession> Editions => Sessions.Where(session => !session.IsCancelled).DistinctBy(session => session.EditionId);

    /// <summary>Where a lecture begins, on the day that is shown.</summary>
    public string NewLecture => OnDay(LectureLinks.NewLecture, Filter.Date) + (Filter.Value(ScheduleFilter.University) is { } university ? $"&{ScheduleFilter.University}={university}" : "");

    /// <summary>Where staff write to those in a room, on the day that is shown.</summary>
    public string WriteToRoom => LectureLinks.WriteToRoomOn(Filter.Date, Filter.RoomId);

    /// <summary>Where something is added to an edition, on the day that is shown.</summary>
    public string NewSession(WorkingSession of) => OnDay(of.IsLecture ? LectureLinks.NewSession(of.EditionId) : Links.Office.Edition(of.EditionId, "spotkania/nowe"), Filter.Date);

    /// <summary>The presenters of what is planned.</summary>
    public IEnumerable<PickItem> People => Planned.People.Select(person => new PickItem(person.Id.ToString(CultureInfo.InvariantCulture), person.Name));

    /// <summary>What is to be settled, the nearest first.</summary>
    public IEnumerable<OpenConflict> Open => Filter.ShowsOpen ? Planned.Open : Planned.Open.Take(MostOpenShown);

    public async Task OnGetAsync()
    {
        var now = clock.GetUtcNow();
        Today = Warsaw.DateOf(now);
        Filter = new(Request.Query, Today);
        Rooms = await db.RoomChoicesAsync(withArchived: true);
        Planned = await db.PlannedDaysAsync(Filter.First, Filter.Last, planning, now);
        var university = Universities.FirstOrDefault(each => string.Equals(each.Slug, Filter.Value(ScheduleFilter.University), StringComparison.Ordinal))?.Id;
        Sessions = [.. Planned.Sessions.Where(session => Filter.Keeps(session, university))];
        var counted = Sessions.Select(session => session.EditionId).Distinct().ToArray();
        Says = new(texts, Planned, await db.SeatsOf(counted, now).ToDictionaryAsync(seats => seats.EditionId));
        Words = new(HttpContext.RequestServices.GetRequiredService<IStringLocalizer<EditionsTexts>>(), Rooms.ToDictionary(room => room.Id, room => room.Name));
        Clashes = OncePerPair(Sessions.SelectMany(session => Planned.Conflicts[session.Uid])
            .Where(conflict => (conflict.IsHard || conflict.Kind == ConflictKind.Taken) && (!conflict.Session.IsPublished || conflict.With?.IsPublished == false)));
        Grid = Filter.IsWeek ? ScheduleGrid.OfWeek(Sessions, Filter.First, HeadOf) : ScheduleGrid.OfDay(Sessions, [.. Filter.By switch
        {
            ScheduleColumns.Universities => ByUniversity(),
            ScheduleColumns.Persons => ByPerson(),
            _ => ByRoom(),
        }]);
    }

    private IEnumerable<(ScheduleHead Head, Func<WorkingSession, bool> Holds)> ByRoom() =>
    [
        .. Rooms.Select(room => (Head("sala", room.Id, room.Name, $"{texts.Plural("Seats", room.Seats)}, {room.Venue}", ScheduleFilter.Room, Text(room.Id)), Holds((session) => session.Slot.Plan.RoomId == room.Id))),
        (new("sala-online", texts["Online"], null, Filter.With(ScheduleFilter.Room, ScheduleFilter.Online)), session => session.Slot.Plan.RoomId is null),
    ];

    private IEnumerable<(ScheduleHead Head, Func<WorkingSession, bool> Holds)> ByUniversity() =>
    [
        .. Universities.Select(each => (Head("uczelnia", each.Id, each.Name, null, ScheduleFilter.University, each.Slug), Holds((session) => session.UniversityId == each.Id))),
        (new("uczelnia-bez", texts["NoUniversity"], null, null), session => session.UniversityId is null),
    ];

    private IEnumerable<(ScheduleHead Head, Func<WorkingSession, bool> Holds)> ByPerson() =>
    [
        .. Planned.People.Select(each => (Head("osoba", each.Id, each.Name, null, ScheduleFilter.Person, Text(each.Id)), Holds((session) => session.Slot.PresenterIds.Contains(each.Id)))),
        (new("osoba-bez", texts["NoPerson"], null, null), session => session.Slot.PresenterIds.Count == 0),
    ];

    private ScheduleHead HeadOf(DateOnly day) =>
        new(string.Create(CultureInfo.InvariantCulture, $"d{day:yyyyMMdd}"), DateText.Weekday(day), string.Join(" · ", Planned.DaysOff.Where(off => off.Holds(day)).Select(off => off.Name).Prepend(DateText.DayAndMonth(day))), Filter.DayOf(day));

    private ScheduleHead Head(string type, long id, string name, string? more, string filter, string value) => new(ScheduleHead.IdOf(type, id), name, more, Filter.With(filter, value));

    private static Func<WorkingSession, bool> Holds(Func<WorkingSession, bool> holds) => holds;

    private static string OnDay(string path, DateOnly day) => $"{path}?{ScheduleFilter.Day}={DateText.Iso(day)}";

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    // Both sides of a clash say the same; the draft is the one to move.
    private static List<Conflict> OncePerPair(IEnumerable<Conflict> conflicts) =>
        [.. conflicts.OrderBy(conflict => conflict.Session.IsPublished).ThenBy(conflict => conflict.Session.SessionId)
            .DistinctBy(conflict => (conflict.Kind, Math.Min(conflict.Session.SessionId, conflict.With?.SessionId ?? 0), Math.Max(conflict.Session.SessionId, conflict.With?.SessionId ?? 0)))];
}
