using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Pages.SchoolDesk.Groups;

/// <summary>A page about one of the school's own groups of the season; anybody else's is 404.</summary>
public abstract class OwnGroupPage(StartupsDb db, SchoolDoor door) : DeskPage(door)
{
    [FromRoute]
    public Guid Uid { get; set; }

    public SchoolGroup Group { get; private set; } = null!;

    public string DeskPath => Url.Content("~" + SchoolLinks.Desk);

    /// <summary>This page.</summary>
    public string Here => Request.PathBase + Request.Path;

    protected async Task<bool> LoadAsync()
    {
        var school = School.Id;
        var group = await db.SchoolGroups.AsNoTracking().Include(group => group.Enrolment).SingleOrDefaultAsync(group => group.Uid == Uid && group.SchoolId == school);
        if (group is null)
            return false;
        Group = group;
        return true;
    }

    protected SeeOther ToDesk(string done) => new($"{DeskPath}?stan={done}");
}
