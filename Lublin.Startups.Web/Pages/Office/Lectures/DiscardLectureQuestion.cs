using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Pages.Office.Asking;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Lectures;

public sealed class DiscardLectureQuestion(StartupsDb db, LectureDesk desk, IStringLocalizer<LecturesTexts> texts) : Question(texts)
{
    private Web.Lectures.Lecture lecture = null!;

    private string Published => LectureLinks.Lecture(Page.Id) + "?stan=juz-opublikowany";

    public override async Task<IActionResult?> FindAsync()
    {
        lecture = (await db.LectureAsync(Page.Id))!;
        return lecture is null ? new NotFoundResult() : null;
    }

    public override Task<Ask?> AskAsync() => Task.FromResult(lecture.Edition.PublishedAt is not null ? null : new Ask(Texts["Discard.Title"], Texts["Discard"], PathOf(LectureLinks.Lecture(Page.Id)), Texts["Discard.Keep"])
    {
        About = $"{lecture.Edition.Programme.Title.In("pl").Text}, {lecture.University.ShortName}",
        When = lecture.Edition.Held.FirstOrDefault() is { } first ? DateText.Full(first.Date, first.Start, first.End) : null,
        Then = [Texts["Discard.Text"]],
        IsGrave = true,
    });

    public override IActionResult NothingToAsk() => new RedirectResult(PathOf(Published));

    public override async Task<IActionResult?> DoAsync() => await desk.DiscardAsync(Page.Id, Actor) switch
    {
        DiscardOutcome.Done => GoTo($"{LectureLinks.Lectures}?zrobiono=usunieto"),
        DiscardOutcome.Published => GoTo(Published),
        _ => Wrong(Texts["Wrong.Invited"]),
    };
}
