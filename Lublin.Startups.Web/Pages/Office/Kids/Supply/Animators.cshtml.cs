using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Pages.Office.Kids.Supply;

/// <summary>Everybody who leads meetings, with what they told and until when they are cleared.</summary>
public sealed class AnimatorsModel(StartupsDb db, TimeProvider clock) : SeasonPage(db)
{
    private readonly StartupsDb db = db;

    [FromQuery(Name = "stan")]
    public string? Done { get; set; }

    public DateOnly Today { get; } = Warsaw.Today(clock);
    public IReadOnlyList<Animator> Animators { get; private set; } = [];
    public ClearanceBook Clearances { get; private set; } = null!;

    public async Task OnGetAsync()
    {
        Animators = await db.Animators.AsNoTracking().Include(animator => animator.Presenter).Where(animator => animator.Presenter.ArchivedAt == null).OrderBy(animator => animator.Presenter.Name).ToListAsync();
        Clearances = await ClearanceBook.ReadAsync(db);
    }
}
