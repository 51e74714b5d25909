#if JOBS_QUARTZ
using Lublin.Startups.Web.Jobs.Quartz;
#endif

namespace Lublin.Startups.Web.Jobs;

public static class JobsModule
{
    /// <summary>The host that the build chose, the log, and the house's own jobs.</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services)
    {
        services.AddSingleton<JobLog>().AddSingleton<JobRunner>();
#if JOBS_QUARTZ
        services.AddQuartzHost();
#endif
        return services.AddJob<DeliverMailJob>().AddJob<BackupJob>().AddJob<ForgetJobRunsJob>();
    }

    /// <summary>A module's job: from now on it runs by its schedule.</summary>
    public static IServiceCollection AddJob<T>(this IServiceCollection services)
        where T : class, IJob =>
        services.AddScoped<T>().AddSingleton(new JobDescription(T.Name, T.Schedule, typeof(T)));
}
