#if JOBS_HANGFIRE
using Lublin.Startups.Web.Jobs.Hangfire;
#else
using Lublin.Startups.Web.Jobs.Quartz;
#endif

namespace Lublin.Startups.Web.Jobs;

public static class JobsModule
{
    /// <summary>The host that the build chose, the log, and the house's own jobs.</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services)
    {
        services.AddSingleton<JobLog>().AddSingleton<JobRunner>().AddScoped<JobDesk>();
#if JOBS_HANGFIRE
        services.AddHangfireHost();
#else
        services.AddQuartzHost();
#endif
        return services.AddJob<DeliverMailJob>().AddJob<BackupJob>().AddJob<ForgetJobRunsJob>();
    }

    /// <summary>The host's own pages, if it has any, for whoever the policy lets in.</summary>
    public static void MapJobHost(this IEndpointRouteBuilder app, string policy)
    {
#if JOBS_HANGFIRE
        app.MapDashboard("/biuro/zadania/hangfire", policy);
#else
        _ = (app, policy);
#endif
    }

    /// <summary>A module's job: from now on it runs by its schedule.</summary>
    public static IServiceCollection AddJob<T>(this IServiceCollection services)
        where T : class, IJob =>
        services.AddScoped<T>().AddSingleton(new JobDescription(T.Name, T.Schedule, typeof(T)));
}
