using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Pages.SchoolDesk.Groups;

/// <summary>The sheet that the head teacher signs, to print; it stays at school.</summary>
public sealed class SheetModel(StartupsDb db, SchoolDoor door, TimeProvider clock) : DeskPage(door)
{
    public Season Season { get; private set; } = null!;

    /// <summary>Drafts, and what has not left the call.</summary>
    public IReadOnlyList<SchoolGroup> Groups { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (await db.AnnouncedSeasonAsync() is not { } season)
            return Redirect(Url.Content("~" + SchoolLinks.Desk));
        Season = season;
        var school = School.Id;
        var groups = await db.SchoolGroups.AsNoTracking().Include(group => group.Enrolment).Where(group => group.EditionId == season.EditionId && group.SchoolId == school).OrderBy(group => group.Id).ToListAsync();
        Groups = [.. groups.Where(group => group.IsDraft || group.Enrolment!.IsActiveAt(clock.GetUtcNow()))];
        return Page();
    }
}
