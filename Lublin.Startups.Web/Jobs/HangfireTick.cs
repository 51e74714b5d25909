using Hangfire;
using Hangfire.Server;

namespace Lublin.Startups.Web.Jobs;

/// <summary>A tick of Hangfire, handed to the runner. Hangfire finds it by its name, and puts its own context and token in the place of those that were planned.</summary>
public sealed class HangfireTick(JobRunner runner, IEnumerable<JobDescription> jobs, TimeProvider clock)
{
    // A job that fails is run again at its next tick, by the runner's rule; a tick that never reached the runner does not stay behind.
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    [JobDisplayName("{0}")]
    public async Task RunAsync(string name, PerformContext? context, CancellationToken cancellation)
    {
        if (jobs.SingleOrDefault(job => string.Equals(job.Name, name, StringComparison.Ordinal)) is not { } known)
            return;
        // When the scheduler saw that the tick had come; it stays the same tick on any instance and however late it runs.
        var seen = context?.GetJobParameter<long?>("Time") is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : clock.GetUtcNow();
        await runner.RunAsync(known, CronSchedule.Parse(known.Schedule).LastUntil(seen) ?? seen, cancellation);
    }
}
