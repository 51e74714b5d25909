using System.Globalization;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Pages.Office.Editing;
using Lublin.Startups.Web.Pages.Office.Editions;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Timetable;

/// <summary>A page with the form of one session of a lecture. What it saves waits for the next version; conflicts are shown with what would be free instead, and may stay until then.</summary>
public abstract class SlotPage(StartupsDb db, TimeProvider clock, IStringLocalizer<EditionsTexts> editions) : PageModel, IReshow
{
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);
    private IStringLocalizer Texts => HttpContext.RequestServices.GetRequiredService<IStringLocalizer<TimetableTexts>>();

    [BindProperty]
    public SessionForm Form { get; set; } = new();

    /// <summary>The speakers, by their rows.</summary>
    [BindProperty]
    public IList<string> Presenters { get; set; } = [];

    /// <summary>What the form showed when it was opened.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    /// <summary>One of <see cref="Steps"/>: the session is moved by it and saved, in one click.</summary>
    [BindProperty]
    public string? Step { get; set; }

    public static IReadOnlyList<string> Steps { get; } = ["wczesniej", "pozniej", "tydzien"];

    public IReadOnlyList<RoomChoice> Rooms { get; private set; } = [];
    public IReadOnlyList<PickItem> People { get; private set; } = [];

    /// <summary>Free times and rooms instead of the wanted ones.</summary>
    public IReadOnlyList<SessionPlan> Instead { get; private set; } = [];

    /// <summary>What stands against the session as it is saved, or as it is wished for.</summary>
    public IReadOnlyList<Conflict> Found { get; private set; } = [];

    /// <summary>Whether it may be saved in spite of them.</summary>
    public bool MayKeep { get; private set; }

    public Meanwhile? Meanwhile { get; private set; }
    public FarDay? Far { get; private set; }
    public DateTimeOffset Now { get; } = clock.GetUtcNow();
    public ConflictWords Words => new(editions, Rooms.ToDictionary(room => room.Id, room => room.Name));
    public abstract string Title { get; }
    public abstract string Action { get; }
    public abstract string Back { get; }

    /// <summary>Whether the buttons that move it by a step make sense.</summary>
    public virtual bool HasSteps => true;

    /// <summary>Whether anything of it can still be changed.</summary>
    public virtual bool IsOpen => true;

    protected StartupsDb Db => db;
    private PlanningBook Planning => HttpContext.RequestServices.GetRequiredService<PlanningBook>();
    protected abstract bool IsPublished { get; }

    /// <summary>Which session it is; null while there is none.</summary>
    protected virtual Guid? PlannedUid => null;

    public IEnumerable<PickItem> Places =>
    [
        new("", editions["Place.Choose"]),
        new(SessionForm.Online, editions["Place.Online"]),
        .. Rooms.Select(room => new PickItem(room.Id.ToString(CultureInfo.InvariantCulture), $"{room.Name} ({editions.Plural("Seats", room.Seats)})", room.Venue)),
    ];

    public async Task<IActionResult> OnPostAsync()
    {
        if (!IsOpen)
        {
            ModelState.AddModelError("", Texts["Wrong.Closed"]);
            return Page();
        }

        Far = CheckFar(TypedTime.Date(Form.Date));
        if (Form.Read(ModelState, editions, Rooms, Now) is not { } plan)
            return Page();
        if (Moved(plan) is { } chosen)
        {
            plan = Take(chosen);
            Far = CheckFar(plan.Date);
            if (Form.Read(ModelState, editions, Rooms, Now) is null)
                return Page();
        }

        if (plan.RoomId is null && plan.OnlineLink is null && IsPublished)
        {
            ModelState.AddModelError("Form.Link", editions["Wrong.LinkMissing"]);
            return Page();
        }

        var wanted = new WantedSession(plan, Chosen);
        Found = await ConflictsAsync(wanted);
        var stops = Found.Where(Stops).ToList();
        if (stops.Count > 0 && !Form.KeepsAt(plan) && await Db.MadeByAsync(Form.FormId) is null)
            return await RefuseAsync(wanted, stops);
        return await OutcomeAsync(await SaveAsync(wanted), wanted);
    }

    public Task<IActionResult> ReshowAsync() => Task.FromResult<IActionResult>(Page());

    protected abstract Task<EditOutcome> SaveAsync(WantedSession wanted);

    /// <summary>The session as conflicts are looked for, at a wished time and place.</summary>
    protected abstract Booking BookingOf(WantedSession wanted, int? roomSeats);

    /// <summary>Loads what can be chosen.</summary>
    /// <param name="known">The speakers so far, in the archive or not.</param>
    protected async Task PrepareAsync(IReadOnlyCollection<long> known)
    {
        Rooms = await db.RoomChoicesAsync();
        var people = await db.Presenters.Where(presenter => presenter.ArchivedAt == null || known.Contains(presenter.Id)).OrderBy(presenter => presenter.Name).ThenBy(presenter => presenter.Id)
            .Select(presenter => new { presenter.Id, presenter.Name }).ToListAsync();
        People = people.ConvertAll(person => new PickItem(person.Id.ToString(CultureInfo.InvariantCulture), person.Name));
    }

    protected void Fill(WorkingSlot slot)
    {
        Form = SessionForm.Of(slot.Plan);
        Presenters = [.. slot.PresenterIds.Select(id => id.ToString(CultureInfo.InvariantCulture))];
    }

    /// <summary>Looks for what stands against it before anything is typed.</summary>
    protected async Task CheckAsync(WorkingSlot slot) => Found = await ConflictsAsync(new(slot.Plan, slot.PresenterIds));

    private long[] Chosen => [.. People.Where(person => Presenters.Contains(person.Value, StringComparer.Ordinal)).Select(person => long.Parse(person.Value, CultureInfo.InvariantCulture))];

    private async Task<IActionResult> OutcomeAsync(EditOutcome outcome, WantedSession wanted)
    {
        switch (outcome)
        {
            case EditOutcome.Done(var uid):
                return new SeeOther($"{Url.Content("~" + LectureLinks.Session(uid))}?stan=zapisano");
            case EditOutcome.Same:
                return new SeeOther($"{(PlannedUid is null ? Back : Action)}?stan=bez-zmian");
            case EditOutcome.Overtaken(var now):
                await TellMeanwhileAsync(now, wanted);
                return Page();
            case EditOutcome.Unusable(var what):
                ModelState.AddModelError(what == Unusable.Room ? "Form.Place" : nameof(Presenters), Texts[$"Wrong.{what}"]);
                return Page();
            default:
                ModelState.AddModelError("Form.Date", Texts["Wrong.TooLate"]);
                return Page();
        }
    }

    private async Task<IActionResult> RefuseAsync(WantedSession wanted, IReadOnlyList<Conflict> stops)
    {
        var plan = wanted.Plan;
        foreach (var conflict in stops)
            ModelState.AddModelError(IsOfPlace(conflict) ? "Form.Place" : "Form.Start", Words.Of(conflict));
        var around = await BookingsAsync(plan.Date, plan.Date.AddDays(FreeSlots.DaysAhead));
        var booking = BookingOf(wanted, SeatsOf(plan));
        Instead = FreeSlots.For(booking, Rooms, around, await Planning.FactsAsync([.. around, booking], plan.Date, plan.Date.AddDays(FreeSlots.DaysAhead)), Now);
        (MayKeep, Form.OfferedFor) = (true, SessionForm.Write(plan));
        return Page();
    }

    private async Task<IReadOnlyList<Conflict>> ConflictsAsync(WantedSession wanted)
    {
        var (booking, others) = (BookingOf(wanted, SeatsOf(wanted.Plan)), await BookingsAsync(wanted.Plan.Date, wanted.Plan.Date));
        return [.. Conflicts.Of(booking, others, await Planning.FactsAsync([.. others, booking]))];
    }

    // As everything will be with the next version, but for the session itself.
    private Task<IReadOnlyList<Booking>> BookingsAsync(DateOnly from, DateOnly to) => db.PlannedBookingsAsync(from, to, PlannedUid);

    private static bool Stops(Conflict conflict) => conflict.IsHard || conflict.Kind == ConflictKind.Taken;

    private static bool IsOfPlace(Conflict conflict) => conflict.Kind is ConflictKind.RoomTooSmall or ConflictKind.RoomBelowExpected || conflict.Shared is { Kind: ResourceKind.Room };

    private int? SeatsOf(SessionPlan plan) => Rooms.FirstOrDefault(room => room.Id == plan.RoomId)?.Seats;

    private SessionPlan? Moved(SessionPlan plan) => Step switch
    {
        "wczesniej" when plan.Start.ToTimeSpan() >= Quarter => plan with { Start = plan.Start.Add(-Quarter), End = plan.End.Add(-Quarter) },
        "pozniej" when plan.End.ToTimeSpan() + Quarter < TimeSpan.FromDays(1) => plan with { Start = plan.Start.Add(Quarter), End = plan.End.Add(Quarter) },
        "tydzien" => plan with { Date = plan.Date.AddDays(7) },
        _ => Form.ChosenInsteadOf(plan),
    };

    // What was chosen stands in the fields from now on, also when it has to be shown again.
    private SessionPlan Take(SessionPlan chosen)
    {
        Form.Fill(chosen);
        foreach (var field in (string[])[nameof(Form.Date), nameof(Form.Start), nameof(Form.End), nameof(Form.Place)])
            ModelState.Remove($"Form.{field}");
        return chosen;
    }

    private FarDay? CheckFar(DateOnly? date) =>
        HttpContext.RequestServices.GetRequiredService<FarDays>().Check(ModelState, ("Form.SureOf", Form.SureOf), ("Form.Date", date));

    private async Task TellMeanwhileAsync(WorkingSession now, WantedSession wanted)
    {
        var who = now.Pending is { } pending ? new Deed((await db.StaffNamesAsync([pending.By])).GetValueOrDefault(pending.By), pending.At, IsParticipant: false) : null;
        var differences = Fields(wanted.Plan, NamesOf(wanted.Presenters)).Zip(Fields(now.Slot.Plan, now.Slot.Presenters))
            .Where(pair => !string.Equals(pair.First.Value, pair.Second.Value, StringComparison.Ordinal)).Select(pair => new Difference(pair.First.Label, pair.First.Value, pair.Second.Value));
        Meanwhile = new(who, [.. differences]);
        Seen = now.Seen;
        ModelState.Remove(nameof(Seen));
    }

    private IEnumerable<string> NamesOf(IReadOnlyCollection<long> presenters) =>
        People.Where(person => presenters.Contains(long.Parse(person.Value, CultureInfo.InvariantCulture))).Select(person => person.Text);

    private IReadOnlyList<(string Label, string? Value)> Fields(SessionPlan plan, IEnumerable<string> presenters) =>
    [
        (editions["Field.Day"], DateText.Full(plan.Date)), (editions["Field.Hours"], DateText.Times(plan.Start, plan.End)), (editions["Field.Place"], Words.Room(plan)),
        (editions["Field.Link"], plan.OnlineLink), (Texts["Field.Presenters"], string.Join(", ", presenters)),
    ];
}
