using System.Globalization;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Pages.Office.Asking;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Timetable;

/// <summary>A question about one session of a lecture, whose change waits for the next version.</summary>
public abstract class SessionQuestion(StartupsDb db, IStringLocalizer<TimetableTexts> texts) : Question(texts)
{
    protected WorkingSession Working { get; private set; } = null!;

    /// <summary>What was shown when the session was opened; the address carries it.</summary>
    protected string? Seen => Page.Request.Query[LectureLinks.SeenParameter];

    public override async Task<IActionResult?> FindAsync()
    {
        var uid = Guid.Parse(Page.RouteData.Values["uid"]!.ToString()!, CultureInfo.InvariantCulture);
        if (await db.WorkingSessionAsync(uid) is not { IsLecture: true } working)
            return new NotFoundResult();
        Working = working;
        return null;
    }

    public override IActionResult NothingToAsk() => new RedirectResult(PathOf(LectureLinks.Session(Working.Uid)));

    protected Ask AskOf(string heading, string verb) => new(Texts[heading], Texts[verb], PathOf(LectureLinks.Session(Working.Uid)), Texts["Leave"])
    {
        About = Working.Title.In("pl").Text,
        When = Texts.Slot(Working.Slot),
    };

    /// <summary>What would become of the session with the next version.</summary>
    protected string Waiting => Working is { Pending.Cancels: true } ? $"{Texts["Mark.Cancelled"]}: {Working.Pending.CancelReason}"
        : Working is { Pending: not null, Before: { } before, After: not null } ? $"{Texts["Slot.Before"]}: {Texts.Slot(before)}"
        : "";

    protected IActionResult Done(string state) => GoTo($"{LectureLinks.Session(Working.Uid)}?stan={state}");

    /// <summary>What nobody was shown has no page any more.</summary>
    protected IActionResult Gone() => GoTo(LectureLinks.Day(Working.Slot.Plan.Date));
}

/// <summary>One session less with the next version, with a reason that people read; what nobody was shown goes at once.</summary>
public sealed class CancelLectureQuestion(StartupsDb db, TimetableDesk desk, IStringLocalizer<TimetableTexts> texts) : SessionQuestion(db, texts)
{
    private const int LongestReason = 500;

    private bool Removes => Working.Before is null;

    public override Task<Ask?> AskAsync() => Task.FromResult(Working.After is null ? null : Removes
        ? AskOf("Remove.Title", "Remove") with { IsGrave = true }
        : AskOf("Cancel.Title", "Cancel") with { IsGrave = true, Then = [Waiting, Texts["Waits"]], Why = new("Field.CancelReason", "Field.CancelReason.Hint", 3) });

    public override async Task<IActionResult?> DoAsync()
    {
        if (!Removes && (string.IsNullOrWhiteSpace(Page.Reason) || Page.Reason.Length > LongestReason))
            return Wrong(Texts["Wrong.CancelReason", LongestReason], nameof(Page.Reason));
        return await desk.CancelAsync(Working.Uid, Page.Reason?.Trim() ?? "", Seen, Actor) switch
        {
            EditOutcome.Done when Removes => Gone(),
            EditOutcome.Done or EditOutcome.Same => Done("odwolano"),
            EditOutcome.Overtaken => Done("zmieniono"),
            _ => Done("za-pozno"),
        };
    }
}

/// <summary>Takes back what waits for the next version.</summary>
public sealed class UndoLectureQuestion(StartupsDb db, TimetableDesk desk, IStringLocalizer<TimetableTexts> texts) : SessionQuestion(db, texts)
{
    public override Task<Ask?> AskAsync() => Task.FromResult(Working.Pending is null ? null : AskOf("Undo.Title", "Undo") with { Then = [Waiting] });

    public override async Task<IActionResult?> DoAsync() => await desk.UndoAsync(Working.Uid, Seen, Actor) switch
    {
        EditOutcome.Done when Working.Before is null => Gone(),
        EditOutcome.Overtaken => Done("zmieniono"),
        _ => Done("cofnieto"),
    };
}
