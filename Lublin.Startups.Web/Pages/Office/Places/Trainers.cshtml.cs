using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Pages.Office.Places;

/// <summary>Who leads trainings; the archived last.</summary>
public sealed class TrainersModel(StartupsDb db) : PageModel
{
    [FromQuery(Name = "stan")]
    public string? Done { get; set; }

    public IReadOnlyList<Trainer> Trainers { get; private set; } = [];

    public async Task OnGetAsync() =>
        Trainers = await db.Trainers.AsNoTracking().OrderBy(trainer => trainer.ArchivedAt != null).ThenBy(trainer => trainer.Name).ToListAsync();
}
