using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.Client;
using Hangfire.Common;
using Hangfire.Server;
using Hangfire.States;

namespace Lublin.Startups.Web.Jobs;

/// <summary>Lets Hangfire run every job by its schedule and the application's clock. It begins beside the rest of the start, and when it cannot, the application ends.</summary>
internal sealed class HangfireHost(JobStorage storage, HangfirePlan plan, IServiceScopeFactory scopes, TimeProvider clock) : BackgroundService
{
    private const int Workers = 2;
    private static readonly string[] Queues = [EnqueuedState.DefaultQueue];

    // An instance that was killed is listed for so long.
    private static readonly BackgroundProcessingServerOptions Options = new() { ServerTimeout = TimeSpan.FromMinutes(2), ServerCheckInterval = TimeSpan.FromMinutes(1) };

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        plan.Make();
        using var server = new BackgroundProcessingServer(storage, Processes(), new Dictionary<string, object>(StringComparer.Ordinal) { ["Queues"] = Queues, ["WorkerCount"] = Workers }, Options);
        await using var stop = stoppingToken.Register(server.SendStop);
        await server.WaitForShutdownAsync(CancellationToken.None);
    }

    // No polling delay: the scheduler sleeps until the next full minute. Nothing else is delayed or tried again, so there is no scheduler for that.
    private IBackgroundProcessDispatcherBuilder[] Processes()
    {
        var filters = JobFilterProviders.Providers;
        // Left to itself, Hangfire takes the scopes of the application that was started last in this process.
        var performer = new BackgroundJobPerformer(filters, new AspNetCoreJobActivator(scopes));
        return
        [
            new Worker(Queues, performer, new BackgroundJobStateChanger(filters)).UseBackgroundPool(Workers),
            new RecurringJobScheduler(new BackgroundJobFactory(filters), TimeSpan.Zero, new DefaultTimeZoneResolver(), Now).UseBackgroundPool(1),
        ];
    }

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;
}
