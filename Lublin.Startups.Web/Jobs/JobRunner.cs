using System.Collections.Concurrent;
using System.Diagnostics;
using Lublin.Startups.Web.Telemetry;

namespace Lublin.Startups.Web.Jobs;

/// <summary>Runs a job as every host does: one run at a time in this process, one run per tick among all of them, and both in the log.</summary>
public sealed partial class JobRunner(IServiceScopeFactory scopes, JobLog log, ILogger<JobRunner> logger)
{
    private readonly ConcurrentDictionary<string, bool> running = new(StringComparer.Ordinal);

    /// <summary>Runs the job unless it is running here, or this tick of it was run elsewhere. A job's failure is logged, not thrown.</summary>
    /// <param name="plannedFor">The tick, to the second; for a run by hand, now.</param>
    /// <returns>Whether it was run.</returns>
    public async Task<bool> RunAsync(JobDescription job, DateTimeOffset plannedFor, CancellationToken cancellation)
    {
        if (!running.TryAdd(job.Name, true))
            return false;
        plannedFor = TickOf(plannedFor);
        try
        {
            if (!await log.TakeAsync(job.Name, plannedFor, cancellation))
                return false;
            using var span = Figures.Begin("job")?.SetTag("job.name", job.Name);
            var begun = Stopwatch.GetTimestamp();
            var (counts, failure) = await RunAsync(job, cancellation);
            JobFigures.Note(job, Stopwatch.GetElapsedTime(begun), failure, span);
            await log.EndAsync(job.Name, plannedFor, counts, failure);
            return true;
        }
        finally
        {
            running.TryRemove(job.Name, out _);
        }
    }

    /// <summary>The tick an instant belongs to: its second.</summary>
    public static DateTimeOffset TickOf(DateTimeOffset instant) => new(instant.UtcTicks - instant.UtcTicks % TimeSpan.TicksPerSecond, TimeSpan.Zero);

    private async Task<(string? Counts, string? Failure)> RunAsync(JobDescription job, CancellationToken cancellation)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return (await ((IJob)scope.ServiceProvider.GetRequiredService(job.Type)).RunAsync(cancellation), null);
        }
#pragma warning disable CA1031 // The boundary: a job that fails is run again at its next tick.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            LogFailed(failure, job.Name);
            return (null, failure.GetType().Name);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The job {Name} failed")]
    private partial void LogFailed(Exception failure, string name);
}
