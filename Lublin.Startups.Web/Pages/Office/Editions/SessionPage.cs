using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Pages.Office.Editing;
using Lublin.Startups.Web.Pages.Office.Schedule;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Editions;

/// <summary>A page with the form of one session: it shows the day by rooms beside it, and what would be free instead before anything is saved.</summary>
public abstract class SessionPage(StartupsDb db, TimeProvider clock, IStringLocalizer<EditionsTexts> texts) : EditionPage(db, clock)
{
    [BindProperty]
    public SessionForm Form { get; set; } = new();

    public IReadOnlyList<RoomChoice> Rooms { get; private set; } = [];

    /// <summary>The presenters to choose from.</summary>
    public IReadOnlyList<PickItem> People { get; private set; } = [];

    /// <summary>Free times and rooms instead of the wanted ones.</summary>
    public IReadOnlyList<SessionPlan> Instead { get; private set; } = [];

    /// <summary>Whether a draft may stay in spite of its conflicts.</summary>
    public bool MayKeep { get; private set; }

    public bool AsksReason { get; private set; }
    public Meanwhile? Meanwhile { get; private set; }

    /// <summary>The day by rooms with the session in it; null while no day is known.</summary>
    public DayGrid? Grid { get; private set; }

    /// <summary>A far day that is asked about; null when none is.</summary>
    public FarDay? Far { get; private set; }

    public ConflictWords Words => new(texts, Rooms.ToDictionary(room => room.Id, room => room.Name));
    public abstract string Action { get; }

    /// <summary>0 for a new one.</summary>
    protected abstract long SessionId { get; }

    /// <summary>The gala is among its settings; meetings of groups are moved in their cycles.</summary>
    protected override string OfSeason => "ustawienia";

    protected abstract Task<SessionOutcome> SaveAsync(SessionPlan plan, string? reason);

    public IEnumerable<PickItem> Places =>
    [
        new("", texts["Place.Choose"]),
        new(SessionForm.Online, texts["Place.Online"]),
        .. Rooms.Select(room => new PickItem(room.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), $"{room.Name} ({texts.Plural("Seats", room.Seats)})", room.Venue)),
    ];

    public async Task<IActionResult> OnPostAsync()
    {
        Far = CheckFar(TypedTime.Date(Form.Date));
        if (Form.Read(ModelState, texts, Rooms, Now) is not { } plan)
            return await ShowAsync(null);
        if (Form.ChosenInsteadOf(plan) is { } chosen)
        {
            plan = Take(chosen);
            Far = CheckFar(plan.Date);
            if (!ModelState.IsValid)
                return await ShowAsync(plan);
        }

        var lacksLink = plan.RoomId is null && plan.OnlineLink is null && !IsDraft;
        if (lacksLink)
            ModelState.AddModelError("Form.Link", texts["Wrong.LinkMissing"]);
        var (wanted, others) = (Wanted(plan), await Db.BookingsAsync([plan.Date]));
        var conflicts = Conflicts.Of(wanted, others, await Planning.FactsAsync([.. others, wanted])).ToList();
        // Sent twice, it would clash with what it has made itself.
        if (SessionId == 0 && conflicts.Count > 0 && await Db.MadeByAsync(Form.FormId) is not null)
            return new SeeOther($"{Path}?stan=dodano");
        var stops = conflicts.Where(conflict => conflict.IsHard || (IsDraft && conflict.Kind == ConflictKind.Taken)).ToList();
        if (stops.Count > 0 && !(IsDraft && Form.KeepsAt(plan)))
            return await RefuseAsync(plan, stops);
        if (!IsDraft && conflicts.Count > 0 && string.IsNullOrWhiteSpace(Form.Reason))
            return await AskAsync(plan, conflicts);
        if (lacksLink)
            return await ShowAsync(plan);

        switch (await SaveAsync(plan, string.IsNullOrWhiteSpace(Form.Reason) ? null : Form.Reason.Trim()))
        {
            case SessionOutcome.Done:
                return new SeeOther($"{Path}?stan={(SessionId == 0 ? "dodano" : "przeniesiono")}");
            case SessionOutcome.Same:
                return new SeeOther($"{Path}?stan=bez-zmian");
            case SessionOutcome.Clashes(var clashes):
                return await RefuseAsync(plan, clashes);
            case SessionOutcome.Overtaken:
                return await TellMeanwhileAsync(plan);
            default:
                ModelState.AddModelError("Form.Date", texts["Wrong.Past"]);
                return await ShowAsync(plan);
        }
    }

    public override async Task<IActionResult> ReshowAsync() => await ShowAsync(null);

    protected PresenterChoice Led => Form.Led(People);

    protected override async Task PrepareAsync() => (Rooms, People) = (await Db.RoomChoicesAsync(), await Db.PresenterItemsAsync(Edition));

    protected async Task<IActionResult> ShowAsync(SessionPlan? plan)
    {
        var date = plan?.Date ?? TypedTime.Date(Form.Date);
        if (date is not { } day)
            return Page();
        var (wanted, others) = (plan is null ? null : Wanted(plan), await Db.BookingsAsync(day, day));
        Grid = DayGrid.Of(day, Rooms, others, await Planning.FactsAsync(wanted is null ? others : [.. others, wanted]), wanted);
        return Page();
    }

    private FarDay? CheckFar(DateOnly? date) =>
        HttpContext.RequestServices.GetRequiredService<FarDays>().Check(ModelState, ("Form.SureOf", Form.SureOf), ("Form.Date", date));

    private Booking Wanted(SessionPlan plan) => BookingQueries.BookingOf(Edition, SessionId, plan, Rooms.FirstOrDefault(room => room.Id == plan.RoomId)?.Seats, Led.Chosen);

    // What was chosen stands in the fields from now on, also when it has to be shown again.
    private SessionPlan Take(SessionPlan chosen)
    {
        Form.Fill(chosen);
        foreach (var field in (string[])[nameof(Form.Date), nameof(Form.Start), nameof(Form.End), nameof(Form.Place)])
            ModelState.Remove($"Form.{field}");
        return chosen;
    }

    private async Task<IActionResult> RefuseAsync(SessionPlan plan, IReadOnlyList<Conflict> stops)
    {
        foreach (var conflict in stops)
            ModelState.AddModelError(IsOfPlace(conflict) ? "Form.Place" : "Form.Start", Words.Of(conflict));
        var (wanted, last) = (Wanted(plan), plan.Date.AddDays(FreeSlots.DaysAhead));
        var around = await Db.BookingsAsync(plan.Date, last);
        Instead = FreeSlots.For(wanted, Rooms, around, await Planning.FactsAsync([.. around, wanted], plan.Date, last), Now);
        MayKeep = IsDraft;
        Form.OfferedFor = SessionForm.Write(plan);
        Form.Choice = Instead.Count > 0 ? SessionForm.Write(Instead[0]) : IsDraft ? SessionForm.Keep : null;
        ModelState.Remove($"Form.{nameof(Form.Choice)}");
        return await ShowAsync(plan);
    }

    private static bool IsOfPlace(Conflict conflict) => conflict.Kind == ConflictKind.RoomTooSmall || conflict.Shared?.Kind == ResourceKind.Room;

    private async Task<IActionResult> AskAsync(SessionPlan plan, IReadOnlyList<Conflict> conflicts)
    {
        AsksReason = true;
        ModelState.AddModelError("Form.Reason", texts["Wrong.Reason", string.Join("; ", conflicts.Select(Words.Of))]);
        return await ShowAsync(plan);
    }

    private async Task<IActionResult> TellMeanwhileAsync(SessionPlan plan)
    {
        var stored = await Db.SessionPlanAsync(SessionId);
        var led = await Db.SessionPresentersAsync(SessionId);
        Meanwhile = await Meanwhile.OfAsync(Db, "session", SessionId, Fields(plan, Led.Chosen), Fields(stored, led));
        (Form.Known, Form.KnownLink, Form.KnownPresenters) = (SessionForm.Write(stored), stored.OnlineLink, SessionForm.Write(led));
        return await ShowAsync(plan);
    }

    private IReadOnlyList<(string Label, string? Value)> Fields(SessionPlan plan, IReadOnlyCollection<long> presenters) =>
    [
        (texts["Field.Day"], DateText.Full(plan.Date)), (texts["Field.Hours"], DateText.Times(plan.Start, plan.End)), (texts["Field.Place"], Words.Room(plan)), (texts["Field.Link"], plan.OnlineLink),
        (texts["Field.Presenters"], string.Join(", ", People.Where(item => presenters.Contains(long.Parse(item.Value, System.Globalization.CultureInfo.InvariantCulture))).Select(item => item.Text))),
    ];
}
