using Lublin.Startups.Web.Clock;
using Quartz;

namespace Lublin.Startups.Web.Jobs.Quartz;

/// <summary>Quartz with its in-memory store: nothing is lost with it, since jobs carry no content and runs are taken in our own table.</summary>
internal sealed class QuartzHost(ISchedulerFactory factory, IEnumerable<JobDescription> jobs) : IHostedService
{
    internal const string JobName = "job";
    private IScheduler? scheduler;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        scheduler = await factory.GetScheduler(cancellationToken);
        foreach (var job in jobs)
            await scheduler.ScheduleJob(Detail(job), Trigger(job, scheduler.TimeProvider), new ScheduleJobOptions(), cancellationToken);
        await scheduler.Start(cancellationToken);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (scheduler is not null)
            await scheduler.Shutdown(waitForJobsToComplete: true, cancellationToken);
    }

    private static IJobDetail Detail(JobDescription job) =>
        JobBuilder.Create<QuartzTick>().WithIdentity(job.Name).UsingJobData(JobName, job.Name).Build();

    // A trigger has a clock of its own beside the scheduler's: left to the system's, it never fires when the application's runs ahead.
    private static ITrigger Trigger(JobDescription job, TimeProvider clock) =>
        TriggerBuilder.Create(clock).WithIdentity(job.Name).WithSchedule(
            CronScheduleBuilder.Create(job.Schedule, CronFormat.Unix).InTimeZone(Warsaw.ScheduleZone).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)).Build();
}

/// <summary>A tick of Quartz, handed to the runner.</summary>
[DisallowConcurrentExecution]
internal sealed class QuartzTick(JobRunner runner, IEnumerable<JobDescription> jobs) : global::Quartz.IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var name = context.MergedJobDataMap.GetString(QuartzHost.JobName);
        await runner.RunAsync(jobs.Single(job => string.Equals(job.Name, name, StringComparison.Ordinal)), context.ScheduledFireTimeUtc ?? context.FireTimeUtc, cancellationToken);
    }
}

internal static class QuartzHosting
{
    public static IServiceCollection AddQuartzHost(this IServiceCollection services)
    {
        services.AddQuartz(quartz => quartz.UseInMemoryStore());
        return services.AddHostedService<QuartzHost>();
    }
}
