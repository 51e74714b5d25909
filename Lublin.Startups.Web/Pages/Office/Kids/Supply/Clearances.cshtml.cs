using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Microsoft.AspNetCore.Mvc;

namespace Lublin.Startups.Web.Pages.Office.Kids.Supply;

/// <summary>Everybody who has to be looked up in the registers: who is missing, whose check ends soon, who is cleared.</summary>
public sealed class ClearancesModel(StartupsDb db, TimeProvider clock) : SeasonPage(db)
{
    private readonly StartupsDb db = db;

    [FromQuery(Name = "stan")]
    public string? Done { get; set; }

    public DateTimeOffset Now { get; } = clock.GetUtcNow();
    public DateOnly Today => Warsaw.DateOf(Now);
    public SeasonTasks Tasks { get; private set; } = null!;

    public async Task OnGetAsync() => Tasks = await db.SeasonTasksAsync(Season.EditionId, Year, Now);
}
