using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Jobs;

/// <summary>Hands each tick of a job to one instance, and keeps what became of it.</summary>
public sealed class JobLog(IServiceScopeFactory scopes, WriteGate gate, TimeProvider clock)
{
    /// <summary>Takes a run; false when another instance has it.</summary>
    public Task<bool> TakeAsync(string job, DateTimeOffset plannedFor, CancellationToken cancellation = default) =>
        WriteAsync(async db => await db.Database.ExecuteSqlAsync(
            $"INSERT INTO job_runs (name, planned_for, started_at) VALUES ({job}, {plannedFor.UtcDateTime}, {clock.GetUtcNow().UtcDateTime}) ON CONFLICT DO NOTHING", cancellation) > 0);

    /// <param name="failure">What kind of error ended it; null when it ended well.</param>
    public Task EndAsync(string job, DateTimeOffset plannedFor, string? counts, string? failure)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        return WriteAsync(db => db.JobRuns
            .Where(run => run.Name == job && run.PlannedFor == plannedFor)
            .ExecuteUpdateAsync(set => set.SetProperty(run => run.EndedAt, now).SetProperty(run => run.Counts, counts).SetProperty(run => run.Failure, failure)));
    }

    /// <summary>Forgets runs that are older than <see cref="JobRun.Kept"/>.</summary>
    /// <returns>How many.</returns>
    public Task<int> ForgetAsync(CancellationToken cancellation)
    {
        var oldest = clock.GetUtcNow() - JobRun.Kept;
        return WriteAsync(db => db.JobRuns.Where(run => run.StartedAt < oldest).ExecuteDeleteAsync(cancellation));
    }

    /// <summary>Forgets runs of a time to come, taken while the clock was ahead: each would keep the tick of its name from being run.</summary>
    /// <returns>How many.</returns>
    public Task<int> ForgetAheadAsync()
    {
        var soon = clock.GetUtcNow() + ClockWatch.Apart;
        return WriteAsync(db => db.JobRuns.Where(run => run.PlannedFor > soon).ExecuteDeleteAsync());
    }

    private async Task<T> WriteAsync<T>(Func<StartupsDb, Task<T>> write)
    {
        await using var scope = scopes.CreateAsyncScope();
        using var turn = await gate.EnterAsync();
        return await write(scope.ServiceProvider.GetRequiredService<StartupsDb>());
    }
}
