using Lublin.Startups.Web.Accelerators;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lublin.Startups.Web.Pages.Accelerators;

/// <summary>The city's own calls and, beside them, the programmes of others that the unit watches.</summary>
[CachedPage(ObservatoryFilter.State, ObservatoryFilter.Stage, ObservatoryFilter.Place, ObservatoryFilter.Language)]
public sealed class IndexModel(StartupsDb db, TimeProvider clock) : PageModel
{
    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public ObservatoryFilter Filter { get; private set; } = null!;

    /// <summary>Everything that visitors may see.</summary>
    public IReadOnlyList<WatchedRow> All { get; private set; } = [];

    /// <summary>What the filter lets through, in order.</summary>
    public IReadOnlyList<WatchedRow> Rows { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Filter = new(Request.Query);
        All = [.. (await db.WatchedAsync(Now)).Where(programme => programme.IsShownAt(Now)).Select(programme => WatchedRow.Of(programme, Now))];
        Rows = [.. All.Where(Filter.Lets)];
        var life = PageLife.Of(HttpContext);
        life.UntilMidnight(Now);
        life.Until(All.Select(row => row.Programme.ClosesAt).Where(end => end > Now).Min());
    }
}
