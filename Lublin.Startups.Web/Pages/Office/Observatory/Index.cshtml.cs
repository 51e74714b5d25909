using Lublin.Startups.Web.Accelerators;
using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Pages.Accelerators;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Pages.Office.Observatory;

/// <summary>The programmes of others: what should be looked at again, then everything that is watched, then what is not any more.</summary>
public sealed class IndexModel(StartupsDb db, ObservatoryDesk desk, TimeProvider clock) : PageModel
{
    [FromQuery(Name = "stan")]
    public string? Done { get; set; }

    public DateTimeOffset Now { get; } = clock.GetUtcNow();
    public IReadOnlyList<WatchedRow> Watched { get; private set; } = [];
    public IReadOnlyList<ExternalProgramme> Withdrawn { get; private set; } = [];
    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public IEnumerable<WatchedRow> Stale => Watched.Where(row => row.Programme.IsStaleAt(Now));

    public async Task OnGetAsync()
    {
        var all = (await db.ExternalProgrammes.AsNoTracking().ToListAsync()).InOrder(Now).ToList();
        Watched = [.. all.Where(programme => programme.WithdrawnAt is null).Select(programme => WatchedRow.Of(programme, Now))];
        Withdrawn = all.FindAll(programme => programme.WithdrawnAt is not null);
        Names = await db.StaffNamesAsync(all.Select(programme => programme.CheckedBy));
    }

    /// <summary>Somebody looked: all is as it stands here.</summary>
    public async Task<IActionResult> OnPostAsync(long id)
    {
        if (!await db.ExternalProgrammes.AnyAsync(programme => programme.Id == id && programme.WithdrawnAt == null))
            return NotFound();
        await desk.CheckAsync(id, User.Actor());
        return new SeeOther(Url.Content($"~{AcceleratorLinks.Observatory}?stan=sprawdzono"));
    }
}
