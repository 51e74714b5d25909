using Hangfire;
using Hangfire.Common;
using Hangfire.Storage;
using Lublin.Startups.Web.Clock;

namespace Lublin.Startups.Web.Jobs;

/// <summary>When Hangfire runs each job next: by its schedule from what the clock shows, also when that was wrong for a while.</summary>
internal sealed class HangfirePlan(JobStorage storage, IEnumerable<JobDescription> jobs, JobLog log, TimeProvider clock)
{
    private readonly RecurringJobManager manager = new(storage, JobFilterProviders.Providers, new DefaultTimeZoneResolver(), () => clock.GetUtcNow().UtcDateTime);

    /// <summary>Plans every job, and forgets those of an older program.</summary>
    public async Task MakeAsync()
    {
        foreach (var gone in Planned().Where(planned => !jobs.Any(job => string.Equals(job.Name, planned.Id, StringComparison.Ordinal))))
            manager.RemoveIfExists(gone.Id);
        foreach (var job in jobs)
            Plan(job);
        await log.ForgetAheadAsync();
        await MendAsync();
    }

    /// <summary>Plans anew what waits for a time that the clock showed before it was set back.</summary>
    public async Task MendAsync()
    {
        // Read before the clock: a tick that comes between the two must not look as if it lay too far ahead.
        var planned = Planned().ToDictionary(job => job.Id, job => job.NextExecution, StringComparer.Ordinal);
        var soon = clock.GetUtcNow() + JobLog.Apart;
        List<JobDescription> late = [.. jobs.Where(job => planned.GetValueOrDefault(job.Name) is { } next && next > CronSchedule.Parse(job.Schedule).NextAfter(soon)?.UtcDateTime)];
        if (late.Count == 0)
            return;
        await log.ForgetAheadAsync();
        foreach (var job in late)
        {
            manager.RemoveIfExists(job.Name);
            Plan(job);
        }
    }

    private void Plan(JobDescription job)
    {
        var name = job.Name;
        manager.AddOrUpdate(
            name, Job.FromExpression<HangfireTick>(tick => tick.RunAsync(name, null, CancellationToken.None)), job.Schedule, new RecurringJobOptions { TimeZone = Warsaw.ScheduleZone });
    }

    private List<RecurringJobDto> Planned()
    {
        using var connection = storage.GetConnection();
        return connection.GetRecurringJobs();
    }
}
