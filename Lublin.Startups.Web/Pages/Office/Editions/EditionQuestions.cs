using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Pages.Office.Asking;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Editions;

/// <summary>A question about one edition. Anybody of the staff works on drafts; what is published is a coordinator's.</summary>
public abstract class EditionQuestion(StartupsDb db, IStringLocalizer<EditionsTexts> texts) : Question(texts)
{
    private const int LongestReason = 500;

    protected static AskWhy Why { get; } = new("Field.CancelReason", "Field.CancelReason.Hint", 3);

    protected Edition Edition { get; private set; } = null!;
    protected bool IsDraft => Edition.PublishedAt is null;
    protected string Path => Links.Office.Edition(Edition.Id);

    /// <inheritdoc cref="EditionPage.OfLecture"/>
    protected virtual string? OfLecture => null;

    public override async Task<IActionResult?> FindAsync()
    {
        if (await WholeAsync(db.Editions.AsNoTracking().Whole()) is not { } edition)
            return new NotFoundResult();
        Edition = edition;
        if (Edition.Programme.Kind == ProgrammeKind.Lecture && OfLecture is { } other)
            return new RedirectResult(PathOf(other));
        return IsDraft || Page.User.May(StaffRole.Coordinator) ? null : Denial.Of(Page.HttpContext, StaffRole.Coordinator);
    }

    public override IActionResult NothingToAsk() => new RedirectResult(PathOf(Path));

    protected virtual Task<Edition?> WholeAsync(IQueryable<Edition> editions) => editions.SingleOrDefaultAsync(edition => edition.Id == Page.Id);

    protected IActionResult Done(string state) => GoTo($"{Path}?stan={state}");

    protected Ask AskOf(string heading, string verb, Session? when) => new(Texts[heading], Texts[verb], PathOf(Path), Texts["Keep"])
    {
        About = Edition.Programme.Title.In("pl").Text,
        When = when is null ? null : DateText.Full(when.Date, when.Start, when.End),
        IsGrave = true,
    };

    protected string Words(Told told) => told is { ByMail: 0, ByTelephone: 0 } ? Texts["Told.None"] : string.Join(' ', ((string[])[
        told.ByMail > 0 ? Texts.Plural("Told.Mail", told.ByMail) : "",
        told.ByTelephone > 0 ? Texts.Plural("Told.Call", told.ByTelephone) : ""]).Where(each => each.Length > 0));

    /// <summary>The reason that people will read; null when it is none or too long, which is told beside the field.</summary>
    protected string? ReadReason()
    {
        if (!string.IsNullOrWhiteSpace(Page.Reason) && Page.Reason.Length <= LongestReason)
            return Page.Reason.Trim();
        Wrong(Texts["Wrong.CancelReason", LongestReason], nameof(Page.Reason));
        return null;
    }
}

public sealed class DiscardDraftQuestion(StartupsDb db, EditionDesk desk, IStringLocalizer<EditionsTexts> texts) : EditionQuestion(db, texts)
{
    /// <summary>A lecture is thrown away with what it has besides.</summary>
    protected override string? OfLecture => LectureLinks.Discard(Edition.Id);

    public override Task<Ask?> AskAsync() => Task.FromResult(IsDraft
        ? AskOf("Discard.Title", "Verb.Discard", Edition.Held.FirstOrDefault()) with { Then = [Texts["Discard.Text"]] }
        : null);

    public override async Task<IActionResult?> DoAsync() => await desk.DiscardAsync(Edition.Id, Actor)
        ? GoTo(Links.Office.Programme(Edition.ProgrammeId) + "?stan=usunieto")
        : Done("juz-opublikowana");
}

/// <summary>Ends sign-ups and joining the queue before their time.</summary>
public sealed class CloseEditionQuestion(StartupsDb db, EditionDesk desk, IStringLocalizer<EditionsTexts> texts) : EditionQuestion(db, texts)
{
    private readonly StartupsDb db = db;

    public override async Task<Ask?> AskAsync()
    {
        if (IsDraft)
            return null;
        var waiting = (await db.SeatingAsync([Edition.Id], Page.Now))[Edition.Id].Waiting;
        return AskOf("Close.Title", "Verb.Close", when: null) with { Then = [Texts["Close.Text"] + (waiting > 0 ? " " + Texts.Plural("Close.Waiting", waiting) : "")] };
    }

    public override async Task<IActionResult?> DoAsync() => Done(!IsDraft && await desk.CloseAsync(Edition.Id, Actor) ? "zamknieto" : "bez-zmian");
}

/// <summary>Cancels an edition with a reason that people read; says first how many are told.</summary>
public sealed class CancelEditionQuestion(StartupsDb db, EditionDesk desk, IStringLocalizer<EditionsTexts> texts) : EditionQuestion(db, texts)
{
    private readonly StartupsDb db = db;

    public override async Task<Ask?> AskAsync() => IsDraft || Edition.CancelledAt is not null
        ? null
        : AskOf("Cancel.Title", "Verb.Cancel", Edition.Held.FirstOrDefault()) with
        {
            Then = [Words(await db.ToldAsync(Edition.Id, Page.Now, onlyWithPlace: false)), Texts["Cancel.Text"]],
            Why = Why,
        };

    public override async Task<IActionResult?> DoAsync()
    {
        if (IsDraft)
            return GoTo(Path);
        return ReadReason() is { } reason ? Done(await desk.CancelAsync(Edition.Id, reason, Actor) ? "odwolano" : "bez-zmian") : null;
    }
}

/// <summary>One session less: of a draft it is removed, of a published edition it is cancelled with a reason.</summary>
public sealed class CancelSessionQuestion(StartupsDb db, SessionDesk desk, IStringLocalizer<EditionsTexts> texts) : EditionQuestion(db, texts)
{
    private readonly StartupsDb db = db;

    private Session Session => Edition.Sessions.Single(session => session.Id == Page.Id);

    protected override string? OfLecture => LectureLinks.CancelSession(Session.Uid);

    public override async Task<Ask?> AskAsync()
    {
        if (Session.CancelledAt is not null)
            return null;
        if (IsDraft)
            return AskOf("RemoveSession.Title", "Sessions.Remove", Session);
        return AskOf("CancelSession.Title", "Sessions.Cancel", Session) with
        {
            Then = [Words(await db.ToldAsync(Edition.Id, Page.Now, onlyWithPlace: true))],
            Why = Why,
        };
    }

    public override async Task<IActionResult?> DoAsync()
    {
        if (IsDraft && await desk.RemoveAsync(Edition.Id, Session.Id, Actor))
            return Done("usunieto");
        if (ReadReason() is not { } reason)
            return null;
        return await desk.CancelAsync(Edition.Id, Session.Id, reason, Actor) switch
        {
            SessionOutcome.Done => Done("odwolano-spotkanie"),
            SessionOutcome.LastOne => Wrong(Texts["Wrong.LastSession"]),
            _ => Done("bez-zmian"),
        };
    }

    protected override Task<Edition?> WholeAsync(IQueryable<Edition> editions) =>
        editions.SingleOrDefaultAsync(edition => edition.Sessions.Any(session => session.Id == Page.Id));
}
