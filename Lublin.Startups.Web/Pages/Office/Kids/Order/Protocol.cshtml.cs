using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Pages.Office.Kids.Order;

/// <summary>One protocol as it was written down, to print.</summary>
public sealed class ProtocolModel(StartupsDb db) : SeasonPage(db)
{
    private readonly StartupsDb db = db;

    [FromRoute]
    public int Number { get; set; }

    public Protocol Protocol { get; private set; } = null!;

    /// <summary>Who made it; null when they are not staff any more.</summary>
    public string? Who { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await db.Protocols.AsNoTracking().SingleOrDefaultAsync(protocol => protocol.EditionId == Season.EditionId && protocol.Number == Number) is not { } protocol)
            return NotFound();
        Protocol = protocol;
        Who = (await db.StaffNamesAsync([protocol.Actor])).GetValueOrDefault(protocol.Actor);
        return Page();
    }
}
