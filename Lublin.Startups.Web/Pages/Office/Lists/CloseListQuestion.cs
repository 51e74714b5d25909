using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Pages.Office.Asking;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Lists;

/// <summary>Closes a list: everybody who is not marked counts as absent.</summary>
public sealed class CloseListQuestion(StartupsDb db, AttendanceDesk desk, IStringLocalizer<ListsTexts> texts) : Question(texts)
{
    private AttendanceList list = null!;

    private string ListPath => Links.Office.Session(Page.Id, "obecnosc");

    public override async Task<IActionResult?> FindAsync()
    {
        if (await db.AttendanceListAsync(Page.Id) is not { } found)
            return new NotFoundResult();
        list = found;
        return null;
    }

    public override Task<Ask?> AskAsync() => Task.FromResult(!CanAsk ? null : new Ask(Texts["Close.Title"], Texts["Close.Submit"], PathOf(ListPath), Texts["Close.Keep"])
    {
        About = list.Session.Edition.Programme.Title.In("pl").Text,
        When = DateText.Brief(list.Session.Date, list.Session.Start, list.Session.End),
        Then = [Texts.Plural("Close.Text", list.Unmarked.Count())],
        Names = [.. list.Unmarked.Select(line => line.Name)],
    });

    public override IActionResult NothingToAsk() => new RedirectResult(PathOf(ListPath));

    public override async Task<IActionResult?> DoAsync() => await desk.CloseAsync(Page.Id, Actor) is not MarkOutcome.Done and var refused
        ? Wrong(Texts[refused == MarkOutcome.TooEarly ? "Wrong.CloseTooEarly" : $"Wrong.{refused}"])
        : GoTo(ListPath);

    // Why it was refused stands above the question.
    private bool CanAsk => list.CanCloseAt(Page.Now) || !Page.ModelState.IsValid;
}
