using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Pages.Lectures;

/// <summary>What was new in one version of the timetable; it stands for ever.</summary>
[CachedPage]
public sealed class VersionModel(StartupsDb db, TimeProvider clock) : PageModel
{
    public TimetableVersion Version { get; private set; } = null!;

    public DateOnly Day => Warsaw.DateOf(Version.PublishedAt);

    public async Task<IActionResult> OnGetAsync(int number)
    {
        PageLife.Of(HttpContext).UntilMidnight(clock.GetUtcNow());
        if (await db.TimetableVersions.AsNoTracking().Include(version => version.Entries).SingleOrDefaultAsync(version => version.Number == number) is not { } found)
            return NotFound();
        Version = found;
        return Page();
    }
}
