using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Pages.Office.Asking;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Speakers;

/// <summary>Ends the link to a speaker's own page.</summary>
public sealed class SpeakerLinkQuestion(StartupsDb db, SpeakerDesk desk, IStringLocalizer<SpeakersTexts> texts) : Question(texts)
{
    private SpeakerProfile speaker = null!;

    private string Back => LectureLinks.Speaker(Page.Id);

    public override async Task<IActionResult?> FindAsync()
    {
        speaker = (await db.Speakers.AsNoTracking().Include(each => each.Presenter).SingleOrDefaultAsync(each => each.PresenterId == Page.Id))!;
        return speaker is null ? new NotFoundResult() : null;
    }

    public override Task<Ask?> AskAsync() =>
        Task.FromResult<Ask?>(new(Texts["Link.Ask", speaker.Presenter.Name], Texts["Link.Revoke"], PathOf(Back), Texts["Back"]) { Then = [Texts["Link.Then"]], IsGrave = true });

    public override async Task<IActionResult?> DoAsync()
    {
        await desk.RevokeLinkAsync(Page.Id, Actor);
        return GoTo(Back + "?stan=link");
    }
}
