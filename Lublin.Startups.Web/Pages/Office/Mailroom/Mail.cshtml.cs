using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Pages.Office.Histories;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Mailroom;

/// <summary>One mail: what became of it, how it looks, and what can be done with it.</summary>
public sealed class MailModel(StartupsDb db, LetterView view, HistoryBook history) : MailroomModel(db)
{
    private readonly StartupsDb db = db;

    public OutboxMail Mail { get; private set; } = null!;
    public Subject? To { get; private set; }

    /// <summary>As it would be written now; null when it has lost its reason.</summary>
    public Letter? Letter { get; private set; }

    /// <summary>The mails that repeat it, or the first that it repeats.</summary>
    public IReadOnlyList<long> Others { get; private set; } = [];

    public IReadOnlyList<HistoryLine> Past { get; private set; } = [];

    /// <summary>What becomes of it, once somebody has had it sent; null otherwise.</summary>
    public (string Sentence, bool IsWell)? Promise { get; private set; }

    [FromQuery(Name = "stan")]
    public string? Done { get; set; }

    public bool CanSendAgain => Mail.State is MailState.Failed or MailState.Sent;
    public bool CanHold => Mail.State == MailState.Waiting;
    public bool CanRelease => Mail is { State: MailState.Held, HoldId: null };

    public async Task<IActionResult> OnGetAsync(
        long id, [FromServices] SubjectBook book, [FromServices] MailPromise promise, [FromServices] IStringLocalizer<MailroomTexts> texts, CancellationToken cancellation)
    {
        if (await view.FindAsync(id) is not { } mail)
            return NotFound();
        Mail = mail;
        To = (await book.WithPeopleAsync([mail]))[0].To;
        Letter = await view.OfAsync(mail, cancellation);
        var first = mail.RepeatOf ?? mail.Id;
        Others = await db.Outbox.Where(other => other.Id != id && (other.Id == first || other.RepeatOf == first)).OrderBy(other => other.Id).Select(other => other.Id).ToListAsync(cancellation);
        if (Done is "ponowiono-jedna" or "nowa" or "czeka" or "zwolniono")
            Promise = await promise.OfAsync(mail, To?.Topic?.EditionId, texts, cancellation);
        Past = await history.OfAsync("mail", id);
        return Page();
    }
}
