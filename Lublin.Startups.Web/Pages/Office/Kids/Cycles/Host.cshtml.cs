using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Kids.Cycles;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Kids.Cycles;

/// <summary>A host leaves: which other windows hold the group, who will hear of it; done.</summary>
public sealed class HostModel(StartupsDb db, MeetingChangeDesk desk, PlanningBook book, TimeProvider clock) : CyclePage(db, book, clock), IReshow
{
    [BindProperty(SupportsGet = true)]
    public long? Window { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public IReadOnlyList<VisitWindow> Choices => Substitutes.WindowsFor(Sheet, Meeting, Now);

    public VisitWindow? Chosen => Choices.FirstOrDefault(choice => choice.Id == Window);

    public IReadOnlyList<CyclePerson> Told => Meeting.PublishedAt is null ? [] : [.. CycleMails.Of(Meeting).Append(CycleMails.Of(Chosen!.Host)).Distinct()];

    public Task<IReadOnlyList<LetterAhead>> LettersAsync() => AheadAsync(changes => changes.Rehosting(Chosen!.Id, Reason ?? "", User.Actor()));

    public async Task<IActionResult> OnPostAsync([FromServices] IStringLocalizer<CyclesTexts> texts)
    {
        if (Reason?.Trim() is not { Length: > 0 and <= CancelModel.LongestReason } reason)
        {
            ModelState.AddModelError("Reason", texts["Wrong.Reason", CancelModel.LongestReason]);
            return Page();
        }

        var outcome = await desk.RehostAsync(Season.EditionId, Session!.Value, Window ?? 0, reason, User.Actor());
        if (outcome is CycleOutcome.Done)
            return Back("firma");
        ModelState.AddModelError("Reason", texts.Of(outcome));
        return Page();
    }

    public Task<IActionResult> ReshowAsync() => Task.FromResult<IActionResult>(Page());
}
