using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Lectures;

/// <summary>An invitation to give a lecture: GET shows it, POST answers it. Whatever became of it, the page says so.</summary>
public sealed class InvitationModel(StartupsDb db, LectureDoor door, EmptyChairs chairs, TimeProvider clock) : PageModel, IComesAgain
{
    public const string Accept = "tak";
    public const string OtherTimes = "termin";
    public const string Decline = "nie";

    [FromRoute]
    public string Code { get; set; } = "";

    /// <summary>One of the three answers.</summary>
    [BindProperty(SupportsGet = true), FromForm]
    public string? Answer { get; set; }

    [BindProperty(SupportsGet = true), FromForm]
    public IList<OtherTimeForm> Times { get; set; } = [];

    /// <summary>Why not; may be left out.</summary>
    [BindProperty(SupportsGet = true), FromForm]
    public string? Reason { get; set; }

    /// <summary>What came of an answer.</summary>
    [FromQuery(Name = "stan")]
    public string? Done { get; set; }

    public DateTimeOffset Now { get; } = clock.GetUtcNow();
    public InvitedLecture Invited { get; private set; } = null!;
    public Invitation Invitation => Invited.Invitation;
    public InvitationState State => Invitation.StateAt(Now);

    /// <summary>Whether it still can be answered: it is open, and somebody is needed.</summary>
    public bool IsOpen => Invitation.IsOpenAt(Now) && Invited.Sessions.Count > 0;

    /// <summary>What the person leads elsewhere at the hour of the lecture, or what else stands against it.</summary>
    public IReadOnlyList<Conflict> Clashes { get; private set; } = [];

    public string Here => Url.Content("~" + SpeakerLinks.Invitation(Code));

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await door.InvitationAsync(Code) is not { } id || await db.InvitedLectureAsync(id, Now) is not { } invited)
        {
            context.Result = NotFound();
            return;
        }

        Invited = invited;
        while (Times.Count < Invitation.MostOtherDates)
            Times.Add(new());
        await next();
    }

    public void OnGet()
    {
        foreach (var (at, time) in Invitation.OtherDates.Take(Invitation.MostOtherDates).Index())
            Times[at] = OtherTimeForm.Of(time);
    }

    public async Task<IActionResult> OnPostAsync([FromServices] AnswerDesk desk, [FromServices] IStringLocalizer<SpeakerTexts> texts)
    {
        switch (await AnswerAsync(desk, texts))
        {
            case null:
                return Page();
            case AnswerOutcome.Clashes:
                ModelState.AddModelError(nameof(Answer), texts["Clash"]);
                return await ReshowAsync();
            case AnswerOutcome.Done:
                return new SeeOther($"{Here}?stan=zapisano");
            default:
                return new SeeOther($"{Here}?stan=za-pozno");
        }
    }

    public async Task<IActionResult> ReshowAsync()
    {
        if (string.Equals(Answer, Accept, StringComparison.Ordinal) && IsOpen)
            Clashes = await chairs.AgainstAsync(await chairs.FindAsync(Invitation.EditionId, Now), Invitation.PresenterId);
        return Page();
    }

    private async Task<AnswerOutcome?> AnswerAsync(AnswerDesk desk, IStringLocalizer texts)
    {
        switch (Answer)
        {
            case Accept:
                return await desk.AcceptAsync(Invitation.Id);
            case Decline when (Reason?.Length ?? 0) > LongestReason:
                ModelState.AddModelError(nameof(Reason), texts["Wrong.Reason", LongestReason]);
                return null;
            case Decline:
                return await desk.DeclineAsync(Invitation.Id, string.IsNullOrWhiteSpace(Reason) ? null : Reason.Trim());
            case OtherTimes:
                return OtherTimeForm.Read([.. Times], ModelState, texts, Now) is { } times ? await desk.ProposeAsync(Invitation.Id, times) : null;
            default:
                ModelState.AddModelError(nameof(Answer), texts["Wrong.Answer"]);
                return null;
        }
    }

    private const int LongestReason = 500;
}
