using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.Common;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Hangfire.Storage;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Ui;
using Npgsql;

namespace Lublin.Startups.Web.Jobs.Hangfire;

/// <summary>
/// Hangfire with its dashboard; its tables stand beside ours in PostgreSQL, and in memory beside the embedded database: nothing is lost with them, since jobs
/// carry no content and runs are taken in our own table. It goes by the system's clock, whatever the application's says.
/// </summary>
internal sealed class HangfireHost(JobStorage storage, IEnumerable<JobDescription> jobs, IServiceScopeFactory scopes)
    : IHostedService, IDisposable
{
    private const int Workers = 2;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);
    private BackgroundJobServer? server;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // Left to itself, Hangfire takes the scopes of whoever came last in this process.
        var options = new BackgroundJobServerOptions { Activator = new AspNetCoreJobActivator(scopes), WorkerCount = Workers, SchedulePollingInterval = Look };
        Plan(new RecurringJobManager(storage));
        server = new BackgroundJobServer(options, storage);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (server is null)
            return;
        server.SendStop();
        await server.WaitForShutdownAsync(cancellationToken);
    }

    public void Dispose() => server?.Dispose();

    private void Plan(RecurringJobManager plan)
    {
        var names = jobs.Select(job => job.Name).ToHashSet(StringComparer.Ordinal);
        using (var connection = storage.GetConnection())
        {
            // Of an older program.
            foreach (var gone in connection.GetRecurringJobs().Where(planned => !names.Contains(planned.Id)))
                plan.RemoveIfExists(gone.Id);
        }

        foreach (var name in names)
        {
            var schedule = jobs.Single(job => string.Equals(job.Name, name, StringComparison.Ordinal)).Schedule;
            plan.AddOrUpdate(
                name, Job.FromExpression<HangfireTick>(tick => tick.RunAsync(name, CancellationToken.None)), schedule, new RecurringJobOptions { TimeZone = Warsaw.ScheduleZone });
        }
    }
}

/// <summary>A tick of Hangfire, handed to the runner. Hangfire finds it by its name and puts its own token in the place of the one that was planned.</summary>
public sealed class HangfireTick(JobRunner runner, IEnumerable<JobDescription> jobs, TimeProvider clock)
{
    // A job that fails is run again at its next tick, by the runner's rule.
    [AutomaticRetry(Attempts = 0)]
    [JobDisplayName("{0}")]
    public async Task RunAsync(string name, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var minute = now.AddTicks(-(now.UtcTicks % TimeSpan.TicksPerMinute));
        if (jobs.SingleOrDefault(job => string.Equals(job.Name, name, StringComparison.Ordinal)) is { } known)
            await runner.RunAsync(known, minute, cancellation);
    }
}

internal static class HangfireHosting
{
    public static IServiceCollection AddHangfireHost(this IServiceCollection services) =>
        services.AddSingleton(Store)
            .AddHangfire((provider, hangfire) => hangfire.UseLogProvider(new HangfireLog(provider.GetRequiredService<ILoggerFactory>())))
            .AddHostedService<HangfireHost>();

    public static void MapDashboard(this IEndpointRouteBuilder app, string address, string policy) =>
        app.MapHangfireDashboardWithAuthorizationPolicy(policy, address, new DashboardOptions { AppPath = "/biuro/zadania", DisplayStorageConnectionString = false })
            .Add(endpoint => endpoint.RequestDelegate = Styled(endpoint.RequestDelegate!));

    // The dashboard carries styles in its elements, and its charts make some; its scripts are files, as ours are.
    private static RequestDelegate Styled(RequestDelegate dashboard) => context =>
    {
        context.Response.Headers.ContentSecurityPolicy = $"{SecurityHeaders.Policy}; style-src 'self' 'unsafe-inline'";
        return dashboard(context);
    };

    private static JobStorage Store(IServiceProvider provider)
    {
        // A storage takes its log when it is made.
        _ = provider.GetRequiredService<IGlobalConfiguration>();
        return provider.GetService<NpgsqlDataSource>() is { } source
            ? new PostgreSqlStorage(new OwnConnections(source), new PostgreSqlStorageOptions())
            : new InMemoryStorage();
    }

    private sealed class OwnConnections(NpgsqlDataSource source) : IConnectionFactory
    {
        public NpgsqlConnection GetOrCreateConnection() => source.CreateConnection();
    }
}
