using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Pages.Office.Mailroom;

/// <summary>Sends everything again that was given up since a day, after an outage for example.</summary>
public sealed class SendFailedAgainModel(StartupsDb db, MailDesk desk, TimeProvider clock) : MailroomModel(db), IReshow
{
    private const int ReasonsShown = 10;
    private readonly StartupsDb db = db;

    [BindProperty(Name = "od", SupportsGet = true)]
    public DateOnly? From { get; set; }

    /// <summary>When the page was shown: what fails later is not sent with it.</summary>
    [BindProperty(Name = "do")]
    public DateTimeOffset? Shown { get; set; }

    public DateOnly Since => Warsaw.Known(From) ?? Warsaw.Today(clock);
    public DateTimeOffset Until => Shown ?? clock.GetUtcNow();
    public int Count { get; private set; }
    public IReadOnlyList<(string? Failure, int Count)> Reasons { get; private set; } = [];
    public string Back => Url.Content("~" + Links.Office.Mails + "?lista=nieudane");

    private DateTimeOffset Begin => Warsaw.ToInstant(Since, TimeOnly.MinValue);

    public async Task<IActionResult> OnGetAsync()
    {
        var (begin, until) = (Begin, Until);
        var rows = await db.Outbox.Where(mail => mail.FailedAt >= begin && mail.FailedAt <= until).GroupBy(mail => mail.Failure)
            .Select(group => new { group.Key, Count = group.Count() }).OrderByDescending(group => group.Count).ToListAsync();
        Count = rows.Sum(row => row.Count);
        Reasons = [.. rows.Take(ReasonsShown).Select(row => (row.Key, row.Count))];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync() =>
        new SeeOther(Url.Content("~" + Links.Office.Mails + $"?stan=ponowiono&ile={await desk.SendFailedAgainAsync(Begin, Until, User.Actor())}"));

    public Task<IActionResult> ReshowAsync() => OnGetAsync();
}
