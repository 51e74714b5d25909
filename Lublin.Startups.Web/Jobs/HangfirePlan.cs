using Hangfire;
using Hangfire.Common;
using Hangfire.Storage;
using Lublin.Startups.Web.Clock;

namespace Lublin.Startups.Web.Jobs;

/// <summary>When Hangfire runs each job next: by its schedule, from what the clock shows.</summary>
internal sealed class HangfirePlan(JobStorage storage, IEnumerable<JobDescription> jobs, JobLog log, TimeProvider clock) : IClockFollower
{
    private static readonly TimeSpan OnePass = TimeSpan.FromSeconds(2);

    /// <summary>Plans every job, and forgets those of an older program. What another instance has planned stays, unless a wrong clock has shown it that time.</summary>
    public void Make()
    {
        var plan = Open();
        foreach (var gone in Planned().Where(planned => !jobs.Any(job => string.Equals(job.Name, planned.Id, StringComparison.Ordinal))))
            plan.RemoveIfExists(gone.Id);
        PlanAnew(plan);
        foreach (var job in jobs)
            Plan(plan, job);
    }

    /// <summary>Nobody may keep ticks of a future time, and what waits for one is planned again: twice, since an instance that was at work with the old time may write once more.</summary>
    public async Task FollowAsync(CancellationToken cancellation)
    {
        await log.ForgetAheadAsync();
        PlanAnew(Open());
        using var rest = new PeriodicTimer(OnePass);
        await rest.WaitForNextTickAsync(cancellation);
        await log.ForgetAheadAsync();
        PlanAnew(Open());
    }

    // Hangfire keeps the next tick that it has worked out once, whatever the clock shows later.
    private void PlanAnew(RecurringJobManager plan)
    {
        // Read before the clock: a tick that comes between the two must not look as if it lay too far ahead.
        var planned = Planned().ToDictionary(job => job.Id, job => job.NextExecution, StringComparer.Ordinal);
        var soon = clock.GetUtcNow() + ClockWatch.Apart;
        foreach (var job in jobs.Where(job => planned.GetValueOrDefault(job.Name) is { } next && next > CronSchedule.Parse(job.Schedule).NextAfter(soon)?.UtcDateTime))
        {
            plan.RemoveIfExists(job.Name);
            Plan(plan, job);
        }
    }

    private static void Plan(RecurringJobManager plan, JobDescription job)
    {
        var name = job.Name;
        plan.AddOrUpdate(
            name, Job.FromExpression<HangfireTick>(tick => tick.RunAsync(name, null, CancellationToken.None)), job.Schedule, new RecurringJobOptions { TimeZone = Warsaw.ScheduleZone });
    }

    private RecurringJobManager Open() => new(storage, JobFilterProviders.Providers, new DefaultTimeZoneResolver(), () => clock.GetUtcNow().UtcDateTime);

    private List<RecurringJobDto> Planned()
    {
        using var connection = storage.GetConnection();
        return connection.GetRecurringJobs();
    }
}
