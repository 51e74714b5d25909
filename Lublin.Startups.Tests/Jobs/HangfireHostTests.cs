using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lublin.Startups.Tests;

public abstract class HangfireHostTests(ITestDatabase database) : IAsyncLifetime
{
    // Shortly before nine o'clock in a winter that is not now: no look of the host falls on a tick until the clock is moved.
    private readonly TestClock clock = new(Warsaw.ToInstant(new DateOnly(2031, 1, 15), new TimeOnly(8, 59, 59)));

    public async ValueTask InitializeAsync() => await database.InitializeAsync();

    public async ValueTask DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task Every_job_is_planned_by_its_schedule_and_the_clock_in_Warsaw()
    {
        await using var instance = new JobInstance(database, clock);
        await instance.StartAsync();

        Assert.Equal(
            instance.Jobs.Select(job => (job.Name, job.Schedule, "Europe/Warsaw", CronSchedule.Parse(job.Schedule).NextAfter(clock.GetUtcNow())!.Value.UtcDateTime)).Order(),
            instance.Planned().Select(job => (job.Id, job.Cron, job.TimeZoneId, job.NextExecution!.Value)).Order());
    }

    [Fact]
    public async Task Jobs_run_by_the_clock_in_Warsaw_wherever_the_application_clock_begins()
    {
        await using var instance = new JobInstance(database, clock);
        await instance.StartAsync();
        Assert.False(instance.Bell.Task.IsCompleted);

        clock.Advance(TimeSpan.FromSeconds(1));

        var nine = Warsaw.ToInstant(new DateOnly(2031, 1, 15), new TimeOnly(9, 0));
        Assert.Equal(nine, await instance.RungAsync());
        Assert.Equal(nine.AddDays(1).UtcDateTime, instance.Planned().Single(job => job.Id == NineOClockJob.Name).NextExecution);
    }

    [Fact]
    public async Task A_late_look_runs_the_tick_that_was_planned()
    {
        await using var instance = new JobInstance(database, clock);
        await instance.StartAsync();

        clock.Advance(TimeSpan.FromSeconds(59));

        Assert.Equal(clock.GetUtcNow(), await instance.RungAsync());
        await instance.StopAsync();
        Assert.Equal([Warsaw.ToInstant(new DateOnly(2031, 1, 15), new TimeOnly(9, 0))], (await instance.RunsAsync(NineOClockJob.Name)).Select(run => run.PlannedFor));
    }

    [Fact]
    public async Task An_application_begins_also_when_another_in_the_process_has_ended()
    {
        await using (var ended = new JobInstance(database, clock))
            await ended.StartAsync();

        await using var instance = new JobInstance(database, clock);
        await instance.StartAsync();

        Assert.NotEmpty(instance.Planned());
    }

    [Fact]
    public async Task A_tick_is_run_by_the_runner_and_once_a_minute()
    {
        await using var instance = new JobInstance(database, clock);
        await using var scope = instance.Services.CreateAsyncScope();
        var tick = ActivatorUtilities.CreateInstance<HangfireTick>(scope.ServiceProvider);

        await tick.RunAsync(ForgetJobRunsJob.Name, null, CancellationToken.None);
        await tick.RunAsync(ForgetJobRunsJob.Name, null, CancellationToken.None);
        await tick.RunAsync("of-an-older-program", null, CancellationToken.None);

        var run = await scope.ServiceProvider.GetRequiredService<StartupsDb>().JobRuns.SingleAsync();
        Assert.Equal((ForgetJobRunsJob.Name, 0, null), (run.Name, run.PlannedFor.Second, run.Failure));
    }
}

public sealed class HangfireHostOnSqlite() : HangfireHostTests(new SqliteDatabase());

public sealed class HangfireHostOnPostgres() : HangfireHostTests(new PostgresDatabase());
