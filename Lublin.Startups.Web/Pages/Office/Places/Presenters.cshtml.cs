using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Pages.Office.Places;

/// <summary>All presenters; the archived last.</summary>
public sealed class PresentersModel(StartupsDb db) : PageModel
{
    [FromQuery(Name = "stan")]
    public string? Done { get; set; }

    public IReadOnlyList<Presenter> Presenters { get; private set; } = [];

    public async Task OnGetAsync() =>
        Presenters = await db.Presenters.AsNoTracking().OrderBy(presenter => presenter.ArchivedAt != null).ThenBy(presenter => presenter.Name).ToListAsync();
}
