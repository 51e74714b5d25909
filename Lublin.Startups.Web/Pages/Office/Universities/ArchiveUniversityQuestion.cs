using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Pages.Office.Asking;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Universities;

/// <summary>Puts a university into the archive, or takes it out again.</summary>
public sealed class ArchiveUniversityQuestion(StartupsDb db, UniversityDesk desk, IStringLocalizer<UniversitiesTexts> texts) : Question(texts)
{
    private University university = null!;

    private bool IsArchived => university.ArchivedAt is not null;

    public override async Task<IActionResult?> FindAsync()
    {
        university = (await db.Universities.AsNoTracking().SingleOrDefaultAsync(each => each.Id == Page.Id))!;
        return university is null ? new NotFoundResult() : null;
    }

    public override Task<Ask?> AskAsync()
    {
        var verb = IsArchived ? "Restore" : "Archive";
        return Task.FromResult<Ask?>(new(Texts[$"Title.{verb}", university.Name], Texts[verb], PathOf(LectureLinks.University(Page.Id)), Texts["Back"]) { Then = [Texts[$"Text.{verb}"]] });
    }

    public override async Task<IActionResult?> DoAsync()
    {
        var held = await desk.ArchiveAsync(Page.Id, !IsArchived, Actor);
        return held == 0 ? GoTo($"{LectureLinks.Universities}?stan={(IsArchived ? "przywrocono" : "archiwum")}") : Wrong(Texts.Plural("Wrong.InUse", held));
    }
}
