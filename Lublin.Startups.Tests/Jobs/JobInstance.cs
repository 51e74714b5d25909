using Hangfire;
using Hangfire.Storage;
using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Jobs;
using Lublin.Startups.Web.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lublin.Startups.Tests;

/// <summary>The job host of one instance, with the house's own jobs and one that tells when it ran.</summary>
internal sealed class JobInstance(ITestDatabase database, TimeProvider clock) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(10);

    public ServiceProvider Services { get; } = database.Services(clock, services => services
        .AddSingleton<OutboxSignal>().AddSingleton<TaskCompletionSource<DateTimeOffset>>().AddJobs().AddHostedService<ClockWatch>().AddJob<NineOClockJob>());

    /// <summary>Completes when the job of nine o'clock runs here.</summary>
    public TaskCompletionSource<DateTimeOffset> RanAtNine => Services.GetRequiredService<TaskCompletionSource<DateTimeOffset>>();

    public JobStorage Storage => Services.GetRequiredService<JobStorage>();

    public IEnumerable<JobDescription> Jobs => Services.GetServices<JobDescription>();

    private HangfireHost Host => Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<HangfireHost>().Single();

    private ClockWatch Watch => Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<ClockWatch>().Single();

    /// <summary>Starts it, and returns once it has planned its jobs and is about to run them.</summary>
    public async Task StartAsync()
    {
        var others = Storage.GetMonitoringApi().Servers().Count;
        await Watch.StartAsync(CancellationToken.None);
        await Host.StartAsync(CancellationToken.None);
        using var late = new CancellationTokenSource(Patience);
        using var pace = new PeriodicTimer(Pace);
        while (Storage.GetMonitoringApi().Servers().Count == others)
            await pace.WaitForNextTickAsync(late.Token);
    }

    public async Task StopAsync()
    {
        await Watch.StopAsync(CancellationToken.None);
        await Host.StopAsync(CancellationToken.None);
    }

    /// <summary>Waits until it is so.</summary>
    public static async Task UntilAsync(Func<Task<bool>> come)
    {
        using var late = new CancellationTokenSource(Patience);
        using var pace = new PeriodicTimer(Pace);
        while (!await come())
            await pace.WaitForNextTickAsync(late.Token);
    }

    /// <summary>What the application's clock showed when the job of nine o'clock ran here.</summary>
    public Task<DateTimeOffset> NineOClockAsync() => RanAtNine.Task.WaitAsync(Patience);

    /// <summary>What Hangfire is going to run.</summary>
    public List<RecurringJobDto> Planned()
    {
        using var connection = Storage.GetConnection();
        return connection.GetRecurringJobs();
    }

    public async Task<List<JobRun>> RunsAsync(string job)
    {
        await using var scope = Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<StartupsDb>().JobRuns.AsNoTracking().Where(run => run.Name == job).OrderBy(run => run.Id).ToListAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await Services.DisposeAsync();
    }
}

internal sealed class NineOClockJob(TaskCompletionSource<DateTimeOffset> ran, TimeProvider clock) : IJob
{
    public static string Name => "nine-o-clock";
    public static string Schedule => "0 9 * * *";

    public Task<string?> RunAsync(CancellationToken cancellation)
    {
        ran.TrySetResult(clock.GetUtcNow());
        return Task.FromResult<string?>(null);
    }
}
