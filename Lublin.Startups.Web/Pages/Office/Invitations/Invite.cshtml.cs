using System.Globalization;
using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Invitations;

/// <summary>The invitations of one lecture, and the form of the next one while none is open.</summary>
public sealed class InviteModel(StartupsDb db, EmptyChairs chairs, TimeProvider clock, IStringLocalizer<InvitationsTexts> texts) : PageModel, IReshow
{
    /// <summary>The edition.</summary>
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public string? Speaker { get; set; }

    [FromQuery(Name = "stan")]
    public string? Done { get; set; }

    public DateTimeOffset Now { get; } = clock.GetUtcNow();
    public Web.Lectures.Lecture Lecture { get; private set; } = null!;
    public InvitationList List { get; private set; } = null!;

    /// <summary>At which nobody speaks yet.</summary>
    public IReadOnlyList<WorkingSession> Sessions { get; private set; } = [];

    public IReadOnlyList<PickItem> Speakers { get; private set; } = [];

    /// <summary>Until when an invitation of now could be answered; null when it is too late.</summary>
    public DateTimeOffset? EndsAt { get; private set; }

    public IReadOnlyList<Conflict> Clashes { get; private set; } = [];
    public bool OneIsOpen => List.Rows.Any(row => row.Invitation.IsOpenAt(Now));
    public bool MayInvite => !OneIsOpen && EndsAt is not null;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await db.LectureAsync(Id) is not { } lecture)
        {
            context.Result = NotFound();
            return;
        }

        Lecture = lecture;
        List = new(await db.InvitationsAsync(Id), Now, NamesLecture: false);
        Sessions = await chairs.FindAsync(Id, Now);
        EndsAt = Sessions.Count == 0 ? null : InvitationTime.EndOf(Now, Sessions[0].Slot.Plan, await chairs.DaysOffAsync(Now));
        var speakers = await db.Speakers.Where(speaker => speaker.Presenter.ArchivedAt == null).Select(speaker => new { speaker.PresenterId, speaker.Presenter.Name, speaker.Firm, speaker.Presenter.Email }).ToListAsync();
        Speakers =
        [
            new("", texts["Choose"]),
            .. speakers.OrderBy(speaker => Letters.Fold(speaker.Name), StringComparer.Ordinal).Select(speaker => new PickItem(
                speaker.PresenterId.ToString(CultureInfo.InvariantCulture), (speaker.Firm is null ? speaker.Name : $"{speaker.Name}, {speaker.Firm}") + (speaker.Email is null ? texts["ByTelephone"] : ""))),
        ];
        await next();
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync([FromServices] InvitationDesk desk)
    {
        if (!Speakers.Any(speaker => speaker.Value.Length > 0 && string.Equals(speaker.Value, Speaker, StringComparison.Ordinal)))
        {
            ModelState.AddModelError(nameof(Speaker), texts["Wrong.Speaker"]);
            return Page();
        }

        switch (await desk.SendAsync(Id, long.Parse(Speaker!, CultureInfo.InvariantCulture), User.Actor()))
        {
            case InviteOutcome.Sent:
                return new SeeOther(Url.Content($"~{LectureLinks.Invite(Id)}?stan=wyslano"));
            case InviteOutcome.Clashes(var clashes):
                Clashes = clashes;
                ModelState.AddModelError(nameof(Speaker), texts["Wrong.Clash"]);
                return Page();
            case var refused:
                ModelState.AddModelError("", texts[$"Wrong.{refused.GetType().Name}"]);
                return Page();
        }
    }

    public Task<IActionResult> ReshowAsync() => Task.FromResult<IActionResult>(Page());
}
