using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Pages.Office.Histories;
using Lublin.Startups.Web.Pages.Office.Mailroom;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.People;

/// <summary>All that the office knows of one enrolment; sends its letter again. The code of the person's link is not among it.</summary>
public sealed class PersonPageModel(StartupsDb db, PersonDesk desk, HistoryBook history, TimeProvider clock) : PersonModel(db, clock), IReshow
{
    private const int MailsShown = 50;
    private readonly StartupsDb db = db;

    public IReadOnlyList<OutboxMail> Mails { get; private set; } = [];
    public IReadOnlyList<HistoryLine> Past { get; private set; } = [];

    /// <summary>The person's place in the queue and why they have no offer yet; null when they do not wait.</summary>
    public WhyNotYet? WhyNotYet { get; private set; }

    /// <summary>What becomes of the letter that somebody has just had sent; null otherwise.</summary>
    public (string Sentence, bool IsWell)? Promise { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        Mails = await db.MailsAbout(Id).Take(MailsShown).ToListAsync();
        if (Done is "wyslano" or "w-drodze" or "poprawiono-i-wyslano" && Mails.MaxBy(mail => mail.Id) is { } last)
            Promise = await Services.GetRequiredService<MailPromise>().OfAsync(last, Edition.Id, Services.GetRequiredService<IStringLocalizer<MailroomTexts>>(), HttpContext.RequestAborted);
        Past = await history.OfAsync("enrolment", Id);
        if (State == EnrolmentState.Waiting)
        {
            var seating = (await db.SeatingAsync([Edition.Id], Now))[Edition.Id];
            WhyNotYet = Web.Enrolments.WhyNotYet.Of(Edition, seating, await db.PlaceInQueueAsync(Enrolment), Enrolment.Seats, Now);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync() => BackWith(await desk.SendAgainAsync(Id, User.Actor()) switch
    {
        CurrentLetterOutcome.Put => "wyslano",
        CurrentLetterOutcome.UnderWay => "w-drodze",
        CurrentLetterOutcome.NoAddress => "bez-adresu",
        CurrentLetterOutcome.Refused => "odrzucony",
        _ => "po-wszystkim",
    });

    private IServiceProvider Services => HttpContext.RequestServices;

    public override Task<IActionResult> ReshowAsync() => OnGetAsync();
}
