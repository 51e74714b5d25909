using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Pages.Office.Timetable;

/// <summary>A version that was published: what was new in it, and what became of its mails. Those held for reading are let go here.</summary>
[Authorize(Policy = Rights.Coordinator)]
public sealed class VersionModel(StartupsDb db, PublishDesk desk) : PageModel, IReshow
{
    [FromRoute]
    public int Number { get; set; }

    [FromQuery(Name = "stan")]
    public string? Done { get; set; }

    public TimetableVersion Version { get; private set; } = null!;
    public string? Who { get; private set; }

    /// <summary>How many mails stand where.</summary>
    public IReadOnlyDictionary<MailState, int> Mails { get; private set; } = new Dictionary<MailState, int>();

    public IReadOnlyList<OutboxMail> Held { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        await desk.ReleaseAsync(Number, User.Actor());
        return new SeeOther(Url.Content("~" + LectureLinks.Version(Number)) + "?stan=wyslano");
    }

    public async Task<IActionResult> ReshowAsync() => await LoadAsync() ? Page() : NotFound();

    private async Task<bool> LoadAsync()
    {
        if (await db.TimetableVersions.AsNoTracking().Include(version => version.Entries).SingleOrDefaultAsync(version => version.Number == Number) is not { } version)
            return false;
        Version = version;
        Who = (await db.StaffNamesAsync([version.By])).GetValueOrDefault(version.By);
        var prefix = TimetableMails.KeysOf(Number);
        var mails = await db.Outbox.AsNoTracking().Where(mail => mail.Kind == TimetableMails.Kind && mail.Key.StartsWith(prefix)).OrderBy(mail => mail.Id).ToListAsync();
        Mails = mails.CountBy(mail => mail.State).ToDictionary();
        Held = [.. mails.Where(mail => mail is { State: MailState.Held, HoldId: null })];
        return true;
    }
}
