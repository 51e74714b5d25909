using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Jobs;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Pages.Office.Background;

/// <summary>Runs a job by hand, and shows the result.</summary>
[Authorize(Policy = Rights.Admin)]
public sealed class RunModel(StartupsDb db, IEnumerable<JobDescription> jobs, JobDesk desk) : PageModel, IReshow
{
    public JobDescription Job { get; private set; } = null!;

    /// <summary>What came of the run just made; null while nobody has asked for one.</summary>
    public JobRun? Made { get; private set; }

    [FromRoute]
    public string Name { get; set; } = "";

    [BindProperty(Name = "przebieg", SupportsGet = true)]
    public long? RunId { get; set; }

    [FromQuery(Name = "stan")]
    public string? Done { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!Find())
            return NotFound();
        Made = RunId is null ? null : await db.JobRuns.AsNoTracking().SingleOrDefaultAsync(run => run.Id == RunId && run.Name == Name);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!Find())
            return NotFound();
        var run = await desk.RunNowAsync(Job, User.Actor());
        return new SeeOther(Url.Content("~" + Links.Office.Job(Name, "uruchom") + "?" + (run is null ? "stan=w-toku" : $"przebieg={run.Id}")));
    }

    public Task<IActionResult> ReshowAsync() => OnGetAsync();

    private bool Find()
    {
        if (jobs.FirstOrDefault(job => string.Equals(job.Name, Name, StringComparison.Ordinal)) is not { } known)
            return false;
        Job = known;
        return true;
    }
}
