using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Pages.Office.Places;

/// <summary>All venues with their rooms; the archived last.</summary>
public sealed class IndexModel(StartupsDb db) : PageModel
{
    [FromQuery(Name = "stan")]
    public string? Done { get; set; }

    public IReadOnlyList<Venue> Venues { get; private set; } = [];

    public async Task OnGetAsync() => Venues = await db.Venues.AsNoTracking().Include(venue => venue.Rooms)
        .OrderBy(venue => venue.ArchivedAt != null).ThenBy(venue => venue.Name).ToListAsync();
}
