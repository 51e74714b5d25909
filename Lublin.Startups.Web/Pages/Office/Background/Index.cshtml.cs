using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Jobs;
using Lublin.Startups.Web.Programmes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Pages.Office.Background;

/// <summary>Every job: when it runs, its last run and its next; and the log of all runs, the newest first.</summary>
public sealed class IndexModel(StartupsDb db, IEnumerable<JobDescription> jobs, TimeProvider clock) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(Name = "zadanie", SupportsGet = true)]
    public string? Name { get; set; }

    [BindProperty(Name = "przed", SupportsGet = true)]
    public long? Before { get; set; }

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public IReadOnlyList<JobRow> Jobs { get; private set; } = [];
    public IReadOnlyList<JobRun> Runs { get; private set; } = [];

    /// <summary>The key to ask for older runs by; null when there are none.</summary>
    public long? Next { get; private set; }

    public async Task OnGetAsync()
    {
        var lastIds = db.JobRuns.GroupBy(run => run.Name).Select(group => group.Max(run => run.Id));
        var last = await db.JobRuns.AsNoTracking().Where(run => lastIds.Contains(run.Id)).ToListAsync();
        Jobs =
        [
            .. jobs.OrderBy(job => job.Name, StringComparer.Ordinal).Select(job => new JobRow(
                job, last.Find(run => string.Equals(run.Name, job.Name, StringComparison.Ordinal)), CronSchedule.Parse(job.Schedule).NextAfter(Now))),
        ];
        var runs = db.JobRuns.AsNoTracking();
        if (Name is not null)
            runs = runs.Where(run => run.Name == Name);
        if (Before is not null)
            runs = runs.Where(run => run.Id < Before);
        var rows = await runs.OrderByDescending(run => run.Id).Take(PageSize + 1).ToListAsync();
        Runs = [.. rows.Take(PageSize)];
        Next = rows.Count > PageSize ? Runs[^1].Id : null;
    }

    public string PathTo(long? before) =>
        Url.Content("~" + Links.Office.Jobs + QueryString.Create(new Dictionary<string, string?>(StringComparer.Ordinal) { ["zadanie"] = Name, ["przed"] = before?.ToString() }.Where(pair => pair.Value is not null))) + "#przebiegi";
}

/// <param name="Job">As it is known.</param>
/// <param name="Last">Its last run; null when it never ran or that is forgotten.</param>
/// <param name="Next">When it runs next.</param>
public sealed record JobRow(JobDescription Job, JobRun? Last, DateTimeOffset? Next);
