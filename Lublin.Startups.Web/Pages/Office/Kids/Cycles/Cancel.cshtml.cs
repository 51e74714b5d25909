using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids.Cycles;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Kids.Cycles;

/// <summary>Cancels one meeting, with a reason that everybody reads who would have come.</summary>
public sealed class CancelModel(StartupsDb db, MeetingChangeDesk desk, PlanningBook book, TimeProvider clock) : CyclePage(db, book, clock), IReshow
{
    public const int LongestReason = 300;

    [BindProperty]
    public string? Reason { get; set; }

    /// <param name="noReason">Stands where the reason will, until it is written.</param>
    public Task<IReadOnlyList<LetterAhead>> LettersAsync(string noReason) =>
        AheadAsync(changes => changes.Cancelling(Reason?.Trim() is { Length: > 0 } reason ? reason : noReason, User.Actor()));

    public async Task<IActionResult> OnPostAsync([FromServices] IStringLocalizer<CyclesTexts> texts)
    {
        if (Reason?.Trim() is not { Length: > 0 and <= LongestReason } reason)
        {
            ModelState.AddModelError("Reason", texts["Wrong.Reason", LongestReason]);
            return Page();
        }

        var outcome = await desk.CancelAsync(Season.EditionId, Session!.Value, reason, User.Actor());
        if (outcome is CycleOutcome.Done)
            return Back("odwolano");
        ModelState.AddModelError("Reason", texts.Of(outcome));
        return Page();
    }

    public Task<IActionResult> ReshowAsync() => Task.FromResult<IActionResult>(Page());
}
