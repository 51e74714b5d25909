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
        Assert.False(instance.RanAtNine.Task.IsCompleted);

        clock.Advance(TimeSpan.FromSeconds(1));

        var nine = Warsaw.ToInstant(new DateOnly(2031, 1, 15), new TimeOnly(9, 0));
        Assert.Equal(nine, await instance.NineOClockAsync());
        Assert.Equal(nine.AddDays(1).UtcDateTime, instance.Planned().Single(job => job.Id == NineOClockJob.Name).NextExecution);
    }

    [Fact]
    public async Task A_late_look_runs_the_tick_that_was_planned()
    {
        await using var instance = new JobInstance(database, clock);
        await instance.StartAsync();

        clock.Advance(TimeSpan.FromSeconds(59));

        Assert.Equal(clock.GetUtcNow(), await instance.NineOClockAsync());
        await instance.StopAsync();
        Assert.Equal([Warsaw.ToInstant(new DateOnly(2031, 1, 15), new TimeOnly(9, 0))], (await instance.RunsAsync(NineOClockJob.Name)).Select(run => run.PlannedFor));
    }

    // The host looks at the end of each minute as the clock shows it when it begins to sleep: it always shows the last second or two of one here.
    [Fact]
    public async Task Jobs_go_on_when_the_clock_was_set_forward_by_a_day_and_back()
    {
        var right = Warsaw.ToInstant(new DateOnly(2031, 1, 15), new TimeOnly(8, 57, 58));
        var nine = Warsaw.ToInstant(new DateOnly(2031, 1, 15), new TimeOnly(9, 0));
        var changing = new TestClock(right);
        await using var instance = new JobInstance(database, changing);
        await instance.StartAsync();
        changing.SetTo(right.AddDays(1).AddMinutes(3).AddSeconds(-5));
        changing.Advance(TimeSpan.FromSeconds(5));
        await instance.NineOClockAsync();
        await EndedAsync(instance, NineOClockJob.Name, nine.AddDays(1));
        await PlannedAsync(instance, changing);

        changing.SetTo(right.AddMinutes(1).AddSeconds(-5));
        changing.Advance(TimeSpan.FromSeconds(5));
        await PlannedAsync(instance, changing);
        Assert.Empty(await instance.RunsAsync(NineOClockJob.Name));

        changing.AdvanceTo(nine.AddSeconds(58));
        await EndedAsync(instance, NineOClockJob.Name, nine);
        await EndedAsync(instance, DeliverMailJob.Name, nine);

        // And once more, at the very ticks that had been run while the clock was wrong.
        changing.AdvanceTo(nine.AddDays(1).AddSeconds(58));
        await EndedAsync(instance, NineOClockJob.Name, nine.AddDays(1));
        await instance.StopAsync();
        Assert.Equal([nine, nine.AddDays(1)], (await instance.RunsAsync(NineOClockJob.Name)).Select(run => run.PlannedFor));
    }

    [Fact]
    public async Task An_instance_whose_clock_is_a_minute_behind_leaves_the_others_ticks_alone()
    {
        var nine = Warsaw.ToInstant(new DateOnly(2031, 1, 15), new TimeOnly(9, 0));
        var behind = new TestClock(nine.AddSeconds(-61));
        await using var instance = new JobInstance(database, behind);
        await instance.Services.GetRequiredService<JobLog>().TakeAsync(NineOClockJob.Name, nine);
        var plan = instance.Services.GetRequiredService<HangfirePlan>();
        plan.Make();
        var planned = instance.Planned().Select(job => (job.Id, job.NextExecution, job.CreatedAt)).Order().ToList();

        await plan.FollowAsync(CancellationToken.None);

        Assert.Single(await instance.RunsAsync(NineOClockJob.Name));
        Assert.Equal(planned, instance.Planned().Select(job => (job.Id, job.NextExecution, job.CreatedAt)).Order());
    }

    /// <summary>Waits until every job is planned by what the clock shows; one that is being planned anew is missing for a moment, or half written.</summary>
    private static Task PlannedAsync(JobInstance instance, TestClock clock) => JobInstance.UntilAsync(() => Task.FromResult(
        instance.Planned() is var planned && planned.Count == instance.Services.GetServices<JobDescription>().Count()
        && planned.TrueForAll(job => job.Cron is { } schedule && job.NextExecution == CronSchedule.Parse(schedule).NextAfter(clock.GetUtcNow())!.Value.UtcDateTime)));

    private static Task EndedAsync(JobInstance instance, string job, DateTimeOffset tick) =>
        JobInstance.UntilAsync(async () => (await instance.RunsAsync(job)).Exists(run => run.PlannedFor == tick && run.EndedAt is not null));

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
