using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lublin.Startups.Web.Pages.Office.Lists;

/// <summary>The sheet that lies at the door: names to sign beside, and nothing that others need not read.</summary>
public sealed class SheetModel(StartupsDb db) : PageModel
{
    /// <summary>Empty lines for people who come without having signed up.</summary>
    public const int Guests = 5;

    [FromRoute]
    public long Id { get; set; }

    public AttendanceList List { get; private set; } = null!;

    /// <summary>Which of the sessions that take place it is, from 1, and how many there are; 0 of a session that was cancelled.</summary>
    public (int Number, int All) Part { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await db.AttendanceListAsync(Id) is not { } list)
            return NotFound();
        List = list;
        var held = list.Session.Edition.Held.Select(session => session.Id).ToList();
        Part = (held.IndexOf(Id) + 1, held.Count);
        return Page();
    }
}
