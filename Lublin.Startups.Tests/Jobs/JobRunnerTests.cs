using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Jobs;
using Lublin.Startups.Web.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lublin.Startups.Tests;

public abstract class JobRunnerTests(ITestDatabase database) : IAsyncLifetime
{
    private readonly TestClock clock = new();

    public async ValueTask InitializeAsync() => await database.InitializeAsync();

    public async ValueTask DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task A_tick_is_run_once_however_many_instances_hear_it()
    {
        await using var one = Instance();
        await using var other = Instance();
        var tick = clock.GetUtcNow();

        var ran = await Task.WhenAll(RunAsync<CountingJob>(one, tick), RunAsync<CountingJob>(other, tick), RunAsync<CountingJob>(other, tick.AddMinutes(1)));

        Assert.Equal(1, ran.Take(2).Count(run => run));
        var runs = await RunsAsync(one);
        Assert.Contains(runs, run => run.PlannedFor == tick);
        Assert.All(runs, run => Assert.Equal(("counting", "things: 3", null, clock.GetUtcNow()), (run.Name, run.Counts, run.Failure, run.EndedAt!.Value)));
    }

    [Fact]
    public async Task A_job_never_overlaps_itself_in_one_process()
    {
        await using var instance = Instance();
        var gate = instance.GetRequiredService<Gate>();

        var first = RunAsync<WaitingJob>(instance, clock.GetUtcNow());
        await gate.Entered.Task;
        Assert.False(await RunAsync<WaitingJob>(instance, clock.GetUtcNow().AddMinutes(1)));
        gate.Opened.SetResult();

        Assert.True(await first);
        Assert.Single(await RunsAsync(instance));
    }

    [Fact]
    public async Task A_job_that_fails_is_logged_by_the_kind_of_its_error_and_runs_at_the_next_tick()
    {
        await using var instance = Instance();

        Assert.True(await RunAsync<FailingJob>(instance, clock.GetUtcNow()));
        Assert.True(await RunAsync<FailingJob>(instance, clock.GetUtcNow().AddMinutes(1)));

        Assert.All(await RunsAsync(instance), run => Assert.Equal("InvalidOperationException", run.Failure));
    }

    [Fact]
    public async Task Runs_are_kept_for_thirty_days()
    {
        await using var instance = Instance();
        await RunAsync<CountingJob>(instance, clock.GetUtcNow());
        clock.Advance(TimeSpan.FromDays(30));
        await RunAsync<ForgetJobRunsJob>(instance, clock.GetUtcNow());
        Assert.Equal(2, (await RunsAsync(instance)).Count);
        clock.Advance(TimeSpan.FromDays(1));

        await RunAsync<ForgetJobRunsJob>(instance, clock.GetUtcNow());

        Assert.Equal([null, "runs: 1"], (await RunsAsync(instance)).Select(run => run.Counts));
    }

    private ServiceProvider Instance() => database.Services(clock, services => services
        .AddSingleton<OutboxSignal>()
        .AddSingleton<Gate>()
        .AddJobs()
        .AddJob<CountingJob>()
        .AddJob<WaitingJob>()
        .AddJob<FailingJob>());

    private static Task<bool> RunAsync<T>(ServiceProvider instance, DateTimeOffset tick) => instance.GetRequiredService<JobRunner>()
        .RunAsync(instance.GetServices<JobDescription>().Single(job => job.Type == typeof(T)), tick, CancellationToken.None);

    private static async Task<List<JobRun>> RunsAsync(ServiceProvider instance)
    {
        await using var scope = instance.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<StartupsDb>().JobRuns.AsNoTracking().OrderBy(run => run.Id).ToListAsync();
    }

    private sealed class Gate
    {
        public TaskCompletionSource Entered { get; } = new();
        public TaskCompletionSource Opened { get; } = new();
    }

    private sealed class CountingJob : IJob
    {
        public static string Name => "counting";
        public static string Schedule => "* * * * *";

        public Task<string?> RunAsync(CancellationToken cancellation) => Task.FromResult<string?>("things: 3");
    }

    private sealed class WaitingJob(Gate gate) : IJob
    {
        public static string Name => "waiting";
        public static string Schedule => "* * * * *";

        public async Task<string?> RunAsync(CancellationToken cancellation)
        {
            gate.Entered.TrySetResult();
            await gate.Opened.Task;
            return null;
        }
    }

    private sealed class FailingJob : IJob
    {
        public static string Name => "failing";
        public static string Schedule => "* * * * *";

        public Task<string?> RunAsync(CancellationToken cancellation) => throw new InvalidOperationException("as told");
    }
}

public sealed class JobRunnerOnSqlite() : JobRunnerTests(new SqliteDatabase());

public sealed class JobRunnerOnPostgres() : JobRunnerTests(new PostgresDatabase());
