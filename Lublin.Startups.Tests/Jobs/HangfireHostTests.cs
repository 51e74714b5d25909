using Hangfire;
using Hangfire.Storage;
using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Jobs;
using Lublin.Startups.Web.Jobs.Hangfire;
using Lublin.Startups.Web.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Lublin.Startups.Tests;

public abstract class HangfireHostTests(ITestDatabase database) : IAsyncLifetime
{
    private readonly TestClock clock = new();

    public Task InitializeAsync() => database.InitializeAsync();

    public Task DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Every_job_is_planned_by_its_schedule_and_the_clock_in_Warsaw()
    {
        await using var services = Services();
        var host = services.GetServices<IHostedService>().Single(hosted => hosted.GetType().Name == "HangfireHost");
        await host.StartAsync(CancellationToken.None);
        using var connection = services.GetRequiredService<JobStorage>().GetConnection();
        var planned = connection.GetRecurringJobs();
        await host.StopAsync(CancellationToken.None);

        Assert.Equal(
            services.GetServices<JobDescription>().Select(job => (job.Name, job.Schedule, "Europe/Warsaw")).Order(),
            planned.Select(job => (job.Id, job.Cron, job.TimeZoneId)).Order());
    }

    [Fact]
    public async Task An_application_begins_also_when_another_in_the_process_has_ended()
    {
        await using (var ended = Services())
            Assert.NotNull(ended.GetRequiredService<JobStorage>());

        await using var services = Services();

        Assert.NotNull(services.GetRequiredService<JobStorage>());
    }

    [Fact]
    public async Task A_tick_is_run_by_the_runner_and_once_a_minute()
    {
        await using var services = Services();
        await using var scope = services.CreateAsyncScope();
        var tick = ActivatorUtilities.CreateInstance<HangfireTick>(scope.ServiceProvider);

        await tick.RunAsync(ForgetJobRunsJob.Name, CancellationToken.None);
        await tick.RunAsync(ForgetJobRunsJob.Name, CancellationToken.None);
        await tick.RunAsync("of-an-older-program", CancellationToken.None);

        var run = await scope.ServiceProvider.GetRequiredService<StartupsDb>().JobRuns.SingleAsync();
        Assert.Equal((ForgetJobRunsJob.Name, 0, null), (run.Name, run.PlannedFor.Second, run.Failure));
    }

    private ServiceProvider Services() => database.Services(clock, services => services.AddSingleton<OutboxSignal>().AddJobs());
}

public sealed class HangfireHostOnSqlite() : HangfireHostTests(new SqliteDatabase());

public sealed class HangfireHostOnPostgres() : HangfireHostTests(new PostgresDatabase());
