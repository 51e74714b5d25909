using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Kids.Cycles;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Kids.Cycles;

/// <summary>An animator is ill: who is free, checked and has the hour; who will hear of it; done.</summary>
public sealed class SubstituteModel(StartupsDb db, MeetingChangeDesk desk, PlanningBook book, TimeProvider clock) : CyclePage(db, book, clock), IReshow
{
    /// <summary>Who cannot come.</summary>
    [FromRoute]
    public long Animator { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Instead { get; set; }

    public Presenter Ill => Meeting.Session.Presenters.First(presenter => presenter.Id == Animator);

    public IReadOnlyList<Animator> Choices { get; private set; } = [];

    public Animator? Chosen => Choices.FirstOrDefault(choice => choice.PresenterId == Instead);

    public IReadOnlyList<CyclePerson> Told => Meeting.PublishedAt is null ? [] : [.. CycleMails.Of(Meeting), .. Chosen is { } chosen ? [CycleMails.Of(chosen.Presenter)] : Array.Empty<CyclePerson>()];

    public Task<IReadOnlyList<LetterAhead>> LettersAsync() => AheadAsync(changes => changes.Substituting(Animator, Chosen!.PresenterId, User.Actor()));

    public IActionResult OnGet() => Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync([FromServices] IStringLocalizer<CyclesTexts> texts)
    {
        if (!Load())
            return NotFound();
        var outcome = await desk.SubstituteAsync(Season.EditionId, Session!.Value, Animator, Instead ?? 0, User.Actor());
        if (outcome is CycleOutcome.Done)
            return Back("zastepstwo");
        ModelState.AddModelError("Instead", texts.Of(outcome));
        Instead = null;
        return Page();
    }

    public Task<IActionResult> ReshowAsync() => Task.FromResult(OnGet());

    private bool Load()
    {
        if (!Meeting.Session.PresenterIds.Contains(Animator))
            return false;
        Choices = Substitutes.For(Sheet, Meeting);
        return true;
    }
}
