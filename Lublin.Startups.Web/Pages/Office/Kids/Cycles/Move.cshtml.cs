using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids.Cycles;
using Lublin.Startups.Web.Pages.Office.Editing;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Kids.Cycles;

/// <summary>Moves one meeting: shows first what becomes of those after it, and who will be told.</summary>
public sealed class MoveModel(StartupsDb db, MeetingChangeDesk desk, PlanningBook book, TimeProvider clock) : CyclePage(db, book, clock), IReshow
{
    public const string Shift = "shift";

    [BindProperty(SupportsGet = true)]
    public string? Date { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Start { get; set; }

    /// <summary>Whether those after it keep their dates or their distance.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Following { get; set; }

    [BindProperty]
    public string? Seen { get; set; }

    public MoveProposal? Proposal { get; private set; }

    /// <summary>Of what is proposed.</summary>
    public Task<IReadOnlyList<LetterAhead>> LettersAsync() =>
        AheadAsync(changes => changes.Moving(TypedTime.Date(Date)!.Value, TypedTime.Time(Start)!.Value, Following is Shift, Proposal!.Fingerprint, User.Actor()));

    public void OnGet([FromServices] IStringLocalizer<CyclesTexts> texts)
    {
        if (Date is null && Start is null)
            (Date, Start, Following) = (TypedTime.Write(Meeting.Session.Date), TypedTime.Write(Meeting.Session.Start), Shift);
        else
            Propose(texts);
    }

    public async Task<IActionResult> OnPostAsync([FromServices] IStringLocalizer<CyclesTexts> texts)
    {
        Propose(texts);
        if (Proposal is null)
            return Page();
        var outcome = await desk.MoveAsync(Season.EditionId, Session!.Value, TypedTime.Date(Date)!.Value, TypedTime.Time(Start)!.Value, Following is Shift, Seen ?? "", User.Actor());
        if (outcome is CycleOutcome.Done)
            return Back("przeniesiono");
        ModelState.AddModelError("Date", texts.Of(outcome));
        return Page();
    }

    public Task<IActionResult> ReshowAsync()
    {
        Propose(HttpContext.RequestServices.GetRequiredService<IStringLocalizer<CyclesTexts>>());
        return Task.FromResult<IActionResult>(Page());
    }

    private void Propose(IStringLocalizer<CyclesTexts> texts)
    {
        var (date, start) = (Clock.Warsaw.Known(TypedTime.Date(Date)), TypedTime.Time(Start));
        if (date is null)
            ModelState.AddModelError("Date", texts["Wrong.Date"]);
        if (start is not { Hour: < 20 })
            ModelState.AddModelError("Start", texts["Wrong.Start"]);
        else if (date is { } day && IsToCome)
            Proposal = MoveProposal.Of(Sheet, Meeting, day, start.Value, Following is Shift, Now);
    }
}
