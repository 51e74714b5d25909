using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Pages.Office.Asking;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Speakers;

/// <summary>Puts a speaker into the archive, or takes them out again; names what is still theirs to give.</summary>
public sealed class ArchiveSpeakerQuestion(StartupsDb db, SpeakerDesk desk, IStringLocalizer<SpeakersTexts> texts) : Question(texts)
{
    private SpeakerProfile speaker = null!;
    private IReadOnlyList<LedSession> held = [];

    private bool IsArchived => speaker.Presenter.ArchivedAt is not null;

    public override async Task<IActionResult?> FindAsync()
    {
        speaker = (await db.Speakers.AsNoTracking().Include(each => each.Presenter).SingleOrDefaultAsync(each => each.PresenterId == Page.Id))!;
        return speaker is null ? new NotFoundResult() : null;
    }

    public override Task<Ask?> AskAsync()
    {
        var verb = IsArchived ? "Restore" : "Archive";
        return Task.FromResult<Ask?>(new(Texts[$"Title.{verb}", speaker.Presenter.Name], Texts[verb], PathOf(LectureLinks.Speaker(Page.Id)), Texts["Back"])
        {
            Above = held.Count > 0 ? ("Speakers/_Held", held) : null,
            Then = [Texts[$"Text.{verb}"]],
        });
    }

    public override async Task<IActionResult?> DoAsync()
    {
        held = await desk.ArchiveAsync(Page.Id, !IsArchived, Actor);
        return held.Count == 0 ? GoTo($"{LectureLinks.Speakers}?stan={(IsArchived ? "przywrocono" : "archiwum")}") : Wrong(Texts.Plural("Wrong.InUse", held.Count));
    }
}
