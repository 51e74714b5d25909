using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Pages.Animators;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Kids.Holding;

/// <summary>How a meeting was, written down or corrected by staff; without an end.</summary>
public sealed class LogModel(StartupsDb db, MeetingDesk desk, TimeProvider clock) : HeldPage(db, clock), IReshow
{
    private readonly StartupsDb db = db;

    [BindProperty]
    public LogForm Form { get; set; } = new();

    /// <summary>Who wrote it down last; null while nobody has.</summary>
    public string? By { get; private set; }

    public async Task OnGetAsync()
    {
        Form = LogForm.Of(Meeting);
        await NameAsync();
    }

    public async Task<IActionResult> OnPostAsync([FromServices] IStringLocalizer<AnimatorTexts> texts)
    {
        if (Form.Read(ModelState, texts) is not { } log)
            return await ReshowAsync();
        var outcome = await desk.LogAsync(Session, log, LoggedBy.Staff(User.Actor()));
        return new SeeOther($"{PathTo("wpis")}?stan={(outcome == LogOutcome.Done ? "zapisano" : "nic")}");
    }

    public async Task<IActionResult> ReshowAsync()
    {
        await NameAsync();
        return Page();
    }

    private async Task NameAsync()
    {
        if (Meeting.LoggedBy is { } actor)
            By = (await db.StaffNamesAsync([actor])).GetValueOrDefault(actor) ?? Meeting.Session.Presenters.FirstOrDefault(presenter => string.Equals(LoggedBy.Animator(presenter.Id).Actor, actor, StringComparison.Ordinal))?.Name ?? actor;
    }
}
