using Lublin.Startups.Web.Jobs.Hangfire;

namespace Lublin.Startups.Web.Jobs;

public static class JobsModule
{
    /// <summary>The host, the log, and the house's own jobs.</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services)
    {
        services.AddSingleton<JobLog>().AddSingleton<JobRunner>().AddScoped<JobDesk>();
        services.AddHangfireHost();
        return services.AddJob<DeliverMailJob>().AddJob<BackupJob>().AddJob<ForgetJobRunsJob>();
    }

    /// <summary>Hangfire's dashboard, for whoever the policy lets in.</summary>
    public static void MapJobDashboard(this IEndpointRouteBuilder app, string policy) => app.MapDashboard("/biuro/zadania/hangfire", policy);

    /// <summary>A module's job: from now on it runs by its schedule.</summary>
    public static IServiceCollection AddJob<T>(this IServiceCollection services)
        where T : class, IJob =>
        services.AddScoped<T>().AddSingleton(new JobDescription(T.Name, T.Schedule, typeof(T)));
}
