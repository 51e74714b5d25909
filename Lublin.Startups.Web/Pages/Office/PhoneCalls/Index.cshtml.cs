using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.PhoneCalls;

/// <summary>Whom to call and what to say, the most pressing first.</summary>
public sealed class IndexModel(StartupsDb db, CallList list, PhoneCallDesk desk, TimeProvider clock) : PageModel, IReshow
{
    private const string Path = "~" + Links.Office.Calls;

    /// <summary>What has just been done.</summary>
    [FromQuery(Name = "stan")]
    public string? Done { get; set; }

    [BindProperty]
    public PhoneCallForm Form { get; set; } = new();

    public DateTimeOffset Now { get; } = clock.GetUtcNow();
    public IReadOnlyList<CallRow> People { get; private set; } = [];
    public IReadOnlyList<CallMade> Made { get; private set; } = [];
    public IReadOnlyDictionary<string, string> Staff { get; private set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public Task<IActionResult> OnGetAsync() => ShowAsync();

    public async Task<IActionResult> OnPostAsync([FromServices] IStringLocalizer<PhoneCallsTexts> texts)
    {
        var note = Form.Note?.Trim() ?? "";
        if (Form.Deed == PhoneCallDeed.GiveUp && note.Length is 0 or > PhoneCall.LongestNote)
        {
            ModelState.AddModelError("Form.Note", note.Length == 0 ? texts["Wrong.Note.Empty"] : texts["Wrong.Note.TooLong", PhoneCall.LongestNote, note.Length]);
            return await ShowAsync();
        }

        var done = await ActAsync(note, User.Actor());
        return new SeeOther(Url.Content($"{Path}?stan={(done ? Form.Deed : "nic")}"));
    }

    public Task<IActionResult> ReshowAsync() => ShowAsync();

    private Task<bool> ActAsync(string note, string actor) => Form.Deed switch
    {
        PhoneCallDeed.Reached => desk.ReachAsync(Form.Who, Form.UpTo, actor),
        PhoneCallDeed.Missed => desk.MissAsync(Form.Who, Form.UpTo, actor),
        PhoneCallDeed.GiveUp => desk.GiveUpAsync(Form.Who, Form.UpTo, note, actor),
        PhoneCallDeed.Trust => desk.TrustEmailAsync(Form.Person, actor),
        _ => desk.ReopenAsync(Form.UpTo, actor),
    };

    private async Task<IActionResult> ShowAsync()
    {
        People = await list.ToMakeAsync(Now);
        Made = await list.MadeAsync();
        Staff = await db.StaffNamesAsync(Made.Select(made => made.Call.DoneBy!));
        return Page();
    }
}

/// <summary>What a member of staff says of one person's calls.</summary>
public sealed class PhoneCallForm
{
    /// <summary>The type of subject that the person is.</summary>
    public string Type { get; set; } = "";

    public long Person { get; set; }
    public SubjectKey Who => new(Type, Person);

    /// <summary>The newest call that was on the screen.</summary>
    public long UpTo { get; set; }

    public PhoneCallDeed Deed { get; set; }
    public string? Note { get; set; }
}

public enum PhoneCallDeed
{
    Reached,
    Missed,
    GiveUp,

    /// <summary>The refused address is right.</summary>
    Trust,

    /// <summary>It was noted by mistake.</summary>
    Reopen,
}
