using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Pages.Office.Editions;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Timetable;

/// <summary>The next version of the timetable before it is published: what it brings, what stands against it, and who is told.</summary>
[Authorize(Policy = Rights.Coordinator)]
public sealed class PublishModel(StartupsDb db, PublishDesk desk, IStringLocalizer<TimetableTexts> texts) : PageModel, IReshow
{
    /// <summary>By which button the page is only shown again.</summary>
    public const string Look = "pokaz";

    [BindProperty]
    public PublishForm Form { get; set; } = new();

    [BindProperty(Name = "akcja")]
    public string? Deed { get; set; }

    public Publication Publication { get; private set; } = null!;
    public ConflictWords Words { get; private set; } = null!;

    /// <summary>The number of the last version; null before the first.</summary>
    public int? Last { get; private set; }

    /// <summary>Somebody published, or changed something, since the page was opened.</summary>
    public string? Told { get; private set; }

    public async Task OnGetAsync()
    {
        await LoadAsync(null);
        Form.Drafts = [.. Publication.Chosen.Select(draft => draft.Key)];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (string.Equals(Deed, Look, StringComparison.Ordinal))
            return await ShowAsync();
        if (Form.Quiet && PublishForm.Plain(Form.QuietReason) is null)
            ModelState.AddModelError("Form.QuietReason", texts["Wrong.QuietReason"]);
        if (Form.Note?.Length > PublishForm.LongestNote)
            ModelState.AddModelError("Form.Note", texts["Wrong.Note", PublishForm.LongestNote]);
        if (!ModelState.IsValid)
            return await ShowAsync();
        var order = new PublishOrder(Form.Seen, [.. Form.Drafts])
        {
            Note = PublishForm.Plain(Form.Note),
            WithoutMails = Form.Quiet ? PublishForm.Plain(Form.QuietReason) : null,
            Reason = PublishForm.Plain(Form.Reason),
            Holds = Form.Holds,
        };
        var outcome = await desk.PublishAsync(order, User.Actor());
        db.ChangeTracker.Clear();
        return outcome is TimetableOutcome.Published(var number, _, _)
            ? new SeeOther(Url.Content("~" + LectureLinks.Version(number)) + "?stan=opublikowano")
            : await RefuseAsync(outcome);
    }

    public Task<IActionResult> ReshowAsync() => ShowAsync();

    public string? WhyStale(StaleChange stale) => texts[$"Stale.{stale.Why}"];

    // What stands against it is on the page already; the list of errors names it.
    private async Task<IActionResult> RefuseAsync(TimetableOutcome outcome)
    {
        await LoadAsync([.. Form.Drafts]);
        switch (outcome)
        {
            case TimetableOutcome.Stale(var changes):
                foreach (var stale in changes)
                    ModelState.AddModelError("", $"{stale.Session.Title.In("pl").Text}: {WhyStale(stale)}");
                break;
            case TimetableOutcome.Clashes(var conflicts):
                foreach (var conflict in conflicts)
                    ModelState.AddModelError("", $"{conflict.Session.Title.In("pl").Text}, {Words.Whole(conflict)}");
                break;
            case TimetableOutcome.NotReady(var drafts):
                foreach (var draft in drafts)
                    ModelState.AddModelError("", texts["Wrong.NotReady", draft.Title.In("pl").Text]);
                break;
            case TimetableOutcome.AsksReason:
                ModelState.AddModelError("Form.Reason", texts["Wrong.Reason"]);
                break;
            case TimetableOutcome.Overtaken:
                ModelState.AddModelError("", texts["Wrong.OvertakenVersion"]);
                break;
            case TimetableOutcome.Nothing({ } last, { } by, { } at):
                Told = texts["Nothing.Since", last, (await db.StaffNamesAsync([by])).GetValueOrDefault(by) ?? texts["Somebody"].Value, DateText.On(Clock.Warsaw.ToLocal(at))];
                break;
        }

        Form.Drafts = [.. Publication.Chosen.Select(draft => draft.Key)];
        ModelState.Remove("Form.Drafts");
        return Page();
    }

    private async Task<IActionResult> ShowAsync()
    {
        await LoadAsync([.. Form.Drafts]);
        return Page();
    }

    private async Task LoadAsync(IReadOnlyCollection<string>? drafts)
    {
        Publication = await desk.LookAsync(drafts);
        Form.Seen = Publication.Seen;
        ModelState.Remove("Form.Seen");
        Last = await db.TimetableVersions.MaxAsync(version => (int?)version.Number);
        var rooms = Publication.Next.Changes.SelectMany(change => new[] { change.Session.Before, change.Session.After }).OfType<WorkingSlot>()
            .Where(slot => slot.Plan.RoomId is not null).DistinctBy(slot => slot.Plan.RoomId).ToDictionary(slot => slot.Plan.RoomId!.Value, slot => slot.Room ?? "");
        Words = new(HttpContext.RequestServices.GetRequiredService<IStringLocalizer<EditionsTexts>>(), rooms);
    }
}
