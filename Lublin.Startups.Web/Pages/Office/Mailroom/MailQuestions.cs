using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Pages.Office.Asking;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Mailroom;

/// <summary>A question about mail, under what is held back.</summary>
public abstract class MailQuestion(StartupsDb db, IStringLocalizer<MailroomTexts> texts) : Question(texts)
{
    protected const string Mailroom = Links.Office.Mails;

    protected static AskWhy Why { get; } = new("Hold.Reason", "Hold.ReasonHint", 1);

    protected string Mail => $"{Mailroom}/{Page.Id}";

    protected async Task<Ask> AskOfAsync(string heading, string verb, string back) => new(heading, Texts[verb], PathOf(back), Texts["Back"])
    {
        Crumbs = [(PathOf(Mailroom), Texts["Title"])],
        Above = ("Mailroom/_Holds", await db.HoldsAsync()),
    };

    /// <summary>The reason that the team will read; null when it is none or too long, which is told beside the field.</summary>
    protected string? ReadReason()
    {
        var reason = Page.Reason?.Trim();
        if (string.IsNullOrEmpty(reason))
            Wrong(Texts["Wrong.Reason"], nameof(Page.Reason));
        else if (reason.Length > MailHold.LongestReason)
            Wrong(Texts["Wrong.ReasonLength", MailHold.LongestReason], nameof(Page.Reason));
        else
            return reason;
        return null;
    }
}

/// <summary>Holds back all mail about one edition, or all mail.</summary>
public sealed class HoldAllQuestion(StartupsDb db, MailDesk desk, IStringLocalizer<MailroomTexts> texts) : MailQuestion(db, texts)
{
    private readonly StartupsDb db = db;

    /// <summary>Of the edition; null when it is about everything.</summary>
    private LocalText? title;

    public override async Task<IActionResult?> FindAsync()
    {
        title = await db.Editions.Where(edition => edition.Id == Page.EditionId).Select(edition => edition.Programme.Title).SingleOrDefaultAsync();
        return title is null && Page.EditionId != MailHold.Everything ? new NotFoundResult() : null;
    }

    public override async Task<Ask?> AskAsync() => await AskOfAsync(title is null ? Texts["Hold.AllTitle"] : Texts["Hold.EditionTitle", title], "Hold.Do", Mailroom) with
    {
        Then = [Texts[title is null ? "Hold.AllText" : "Hold.EditionText"]],
        Why = Why,
    };

    public override async Task<IActionResult?> DoAsync()
    {
        if (ReadReason() is not { } reason)
            return null;
        await desk.HoldAllAsync(Page.EditionId, reason, Actor);
        return GoTo(Mailroom + "?stan=wstrzymano");
    }
}

/// <summary>Ends a hold on one edition's mail, or on all mail.</summary>
public sealed class ReleaseAllQuestion(StartupsDb db, MailDesk desk, IStringLocalizer<MailroomTexts> texts) : MailQuestion(db, texts)
{
    private readonly StartupsDb db = db;

    public override async Task<Ask?> AskAsync()
    {
        if ((await db.HoldsAsync()).SingleOrDefault(hold => hold.EditionId == Page.EditionId) is not { } hold)
            return null;
        var now = Page.Now;
        var held = hold.IsOfEverything
            ? await db.Outbox.CountAsync(mail => mail.SentAt == null && mail.FailedAt == null && mail.VoidedAt == null && mail.HeldAt == null && mail.DueAt <= now)
            : await db.Outbox.Join(db.MailHolds.Where(each => each.EditionId == hold.EditionId), mail => mail.HoldId, each => each.Id, (mail, _) => mail).CountAsync();
        return await AskOfAsync(hold.Title is null ? Texts["Hold.ReleaseAllTitle"] : Texts["Hold.ReleaseEditionTitle", hold.Title], "Hold.Release", Mailroom) with
        {
            Then = [Texts.Plural("Hold.ReleaseAllText", held), Texts["Hold.ReleaseText"]],
        };
    }

    public override async Task<IActionResult?> DoAsync()
    {
        await desk.ReleaseAllAsync(Page.EditionId, Actor);
        return GoTo(Mailroom + "?stan=zwolniono");
    }
}

public sealed class HoldOneQuestion(StartupsDb db, LetterView view, MailDesk desk, IStringLocalizer<MailroomTexts> texts) : MailQuestion(db, texts)
{
    public override async Task<Ask?> AskAsync() => await view.FindAsync(Page.Id) is { State: MailState.Waiting }
        ? await AskOfAsync(Texts["Hold.OneTitle"], "Hold.One", Mail) with { Then = [Texts["Hold.OneText"]], Why = Why }
        : null;

    public override async Task<IActionResult?> DoAsync() => ReadReason() is { } reason
        ? GoTo(Mail + (await desk.HoldAsync(Page.Id, reason, Actor) ? "?stan=wstrzymano" : "?stan=nic"))
        : null;
}

/// <summary>Lets one mail go that is held by itself.</summary>
public sealed class ReleaseOneQuestion(StartupsDb db, LetterView view, MailDesk desk, IStringLocalizer<MailroomTexts> texts) : MailQuestion(db, texts)
{
    public override async Task<Ask?> AskAsync() => await view.FindAsync(Page.Id) is { State: MailState.Held, HoldId: null }
        ? await AskOfAsync(Texts["Hold.ReleaseOneTitle"], "Hold.ReleaseOne", Mail) with { Then = [Texts["Hold.ReleaseText"]] }
        : null;

    public override async Task<IActionResult?> DoAsync() => GoTo(Mail + (await desk.ReleaseAsync(Page.Id, Actor) ? "?stan=zwolniono" : "?stan=nic"));
}
