using Hangfire;
using Lublin.Startups.Web.Clock;
using Npgsql;

namespace Lublin.Startups.Web.Jobs;

public static class JobsModule
{
    /// <summary>The host, the log, and the house's own jobs.</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services)
    {
        services.AddSingleton<JobLog>().AddSingleton<JobRunner>().AddScoped<JobDesk>();
        services.AddSingleton(OpenStorage).AddHangfire((provider, hangfire) => hangfire.UseLogProvider(new HangfireLog(provider.GetRequiredService<ILoggerFactory>())));
        services.AddSingleton<HangfirePlan>().AddSingleton<IClockFollower>(provider => provider.GetRequiredService<HangfirePlan>()).AddHostedService<HangfireHost>();
        return services.AddJob<DeliverMailJob>().AddJob<BackupJob>().AddJob<ForgetJobRunsJob>();
    }

    /// <summary>A module's job: from now on it runs by its schedule.</summary>
    public static IServiceCollection AddJob<T>(this IServiceCollection services)
        where T : class, IJob =>
        services.AddScoped<T>().AddSingleton(new JobDescription(T.Name, T.Schedule, typeof(T)));

    private static JobStorage OpenStorage(IServiceProvider provider)
    {
        // A storage takes its log when it is made.
        _ = provider.GetRequiredService<IGlobalConfiguration>();
        return new HangfireStorage(provider.GetService<NpgsqlDataSource>());
    }
}
