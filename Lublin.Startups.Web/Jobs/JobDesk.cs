using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Jobs;

/// <summary>Runs a job by hand.</summary>
public sealed class JobDesk(StartupsDb db, JobRunner runner, Writer writer, TimeProvider clock)
{
    /// <summary>Notes who wanted it, runs it now and waits for its end, even when the person leaves the page.</summary>
    /// <returns>The run; null when the job was running already.</returns>
    public async Task<JobRun?> RunNowAsync(JobDescription job, string actor)
    {
        var now = clock.GetUtcNow();
        var tick = JobRunner.TickOf(now);
        await writer.CommitAsync(db, showsOnPages: false, command: () =>
        {
            db.Add(new History("job", 0, "RunByHand", actor, now, $$"""{"job":"{{job.Name}}"}"""));
            return Task.CompletedTask;
        });
        return await runner.RunAsync(job, tick, CancellationToken.None)
            ? await db.JobRuns.AsNoTracking().SingleAsync(run => run.Name == job.Name && run.PlannedFor == tick)
            : null;
    }
}
