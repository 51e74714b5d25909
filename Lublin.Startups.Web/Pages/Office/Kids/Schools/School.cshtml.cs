using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Pages.Office.Kids.Schools;

/// <summary>A school: what the register says of it, who may work at its desk, its groups of the season.</summary>
public sealed class SchoolModel(StartupsDb db, AccessDesk desk, TimeProvider clock) : SeasonPage(db)
{
    private readonly StartupsDb db = db;

    [FromRoute]
    public int Rspo { get; set; }

    [FromQuery(Name = "stan")]
    public string? Done { get; set; }

    public School School { get; private set; } = null!;
    public IReadOnlyList<SchoolContact> People { get; private set; } = [];
    public IReadOnlyList<SchoolGroup> Groups { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostEndAsync(long id)
    {
        if (!await LoadAsync())
            return NotFound();
        await desk.EndAsync(School.Id, id, User.Actor());
        return new SeeOther(Url.Content($"~{KidsLinks.School(Year, Rspo)}?stan=zakonczono"));
    }

    private async Task<bool> LoadAsync()
    {
        if (await db.Schools.AsNoTracking().SingleOrDefaultAsync(school => school.Rspo == Rspo) is not { } school)
            return false;
        School = school;
        var (season, today) = (Season.EditionId, Warsaw.Today(clock));
        People = [.. (await db.SchoolContacts.AsNoTracking().Where(contact => contact.SchoolId == school.Id && contact.EndedAt == null).OrderBy(contact => contact.Id).ToListAsync()).Where(contact => contact.IsActiveOn(today))];
        Groups = await db.SchoolGroups.AsNoTracking().Where(group => group.SchoolId == school.Id && group.EditionId == season).OrderBy(group => group.Order ?? int.MaxValue).ThenBy(group => group.Id).ToListAsync();
        return true;
    }
}
