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

    // How long jobs stand still at most once the clock was set back.
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(30);
    private static readonly string[] Queues = [EnqueuedState.DefaultQueue];

    // An instance that was killed is listed for so long.
    private static readonly BackgroundProcessingServerOptions Options = new() { ServerTimeout = TimeSpan.FromMinutes(2), ServerCheckInterval = TimeSpan.FromMinutes(1) };

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await plan.MakeAsync();
        using var look = new PeriodicTimer(Look, clock);
        using var server = new BackgroundProcessingServer(storage, Processes(), new Dictionary<string, object>(StringComparer.Ordinal) { ["Queues"] = Queues, ["WorkerCount"] = Workers }, Options);
        await using var stop = stoppingToken.Register(server.SendStop);
        var keeping = KeepAsync(look, stoppingToken);
        await server.WaitForShutdownAsync(CancellationToken.None);
        await keeping;
    }

    private async Task KeepAsync(PeriodicTimer look, CancellationToken stopping)
    {
        try
        {
            while (await look.WaitForNextTickAsync(stopping))
                await MendAsync();
        }
        catch (OperationCanceledException)
        {
            // The application stops.
        }
    }

    private async Task MendAsync()
    {
        try
        {
            await plan.MendAsync();
        }
#pragma warning disable CA1031 // A database that is away, or a lock that another instance holds: the next look comes, and Hangfire tells of it.
        catch (Exception)
#pragma warning restore CA1031
        {
        }
    }

    // No polling delay: the scheduler sleeps until the next full minute. Nothing else is delayed or tried again, so there is no scheduler for that.
    private IBackgroundProcessDispatcherBuilder[] Processes()
    {
        var filters = JobFilterProviders.Providers;
        // Left to itself, Hangfire takes the scopes of whoever came last in this process.
        var performer = new BackgroundJobPerformer(filters, new AspNetCoreJobActivator(scopes));
        return
        [
            new Worker(Queues, performer, new BackgroundJobStateChanger(filters)).UseBackgroundPool(Workers),
            new RecurringJobScheduler(new BackgroundJobFactory(filters), TimeSpan.Zero, new DefaultTimeZoneResolver(), Now).UseBackgroundPool(1),
        ];
    }

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;
}
