using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Pages.Office.Asking;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Kids.Schools;

/// <summary>A school that staff wrote down takes part no more, or again; the address names its number.</summary>
public sealed class ArchiveSchoolQuestion(StartupsDb db, RegisterDesk desk, IStringLocalizer<SchoolsTexts> texts) : Question(texts)
{
    private School school = null!;

    private string Back => KidsLinks.School(Page.Year, school.Rspo);

    public override async Task<IActionResult?> FindAsync()
    {
        var rspo = (int)Page.Id;
        school = (await db.Schools.AsNoTracking().SingleOrDefaultAsync(each => each.Rspo == rspo && each.IsByHand))!;
        return school is null ? new NotFoundResult() : null;
    }

    public override Task<Ask?> AskAsync()
    {
        var verb = school.ArchivedAt is null ? "Archive" : "Restore";
        return Task.FromResult<Ask?>(new(Texts[$"School.{verb}.Ask", school.Name], Texts[$"School.{verb}"], PathOf(Back), Texts["Back"])
        {
            Then = [Texts[$"School.{verb}.Then"]],
            IsGrave = school.ArchivedAt is null,
        });
    }

    public override async Task<IActionResult?> DoAsync()
    {
        await desk.ArchiveAsync(school.Rspo, school.ArchivedAt is null, Actor);
        return GoTo($"{Back}?stan=zapisano");
    }
}
