using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Jobs;
using Lublin.Startups.Web.Mail;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Lublin.Startups.Tests;

/// <summary>The default host goes by the application's clock; see HangfireHostTests for the other.</summary>
public sealed class JobHostTests : IAsyncLifetime
{
    private readonly SqliteDatabase database = new();

    public Task InitializeAsync() => database.InitializeAsync();

    public Task DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task The_host_runs_jobs_by_the_clock_in_Warsaw_wherever_the_application_clock_begins()
    {
        // Shortly before nine o'clock in a winter that is not now.
        var clock = new TestClock(Warsaw.ToInstant(new DateOnly(2031, 1, 15), new TimeOnly(8, 58)));
        await using var services = database.Services(clock, more => more
            .AddLogging().AddSingleton<OutboxSignal>().AddSingleton<IHostApplicationLifetime, Microsoft.Extensions.Hosting.Internal.ApplicationLifetime>()
            .AddSingleton<Bell>().AddJobs().AddJob<NineOClockJob>());
        var hosts = services.GetServices<IHostedService>().ToList();
        foreach (var host in hosts)
            await host.StartAsync(CancellationToken.None);
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.False(services.GetRequiredService<Bell>().Rung.Task.IsCompleted);
        clock.Advance(TimeSpan.FromMinutes(1));

        var rungAt = await services.GetRequiredService<Bell>().Rung.Task.WaitAsync(TimeSpan.FromSeconds(20));
        foreach (var host in hosts)
            await host.StopAsync(CancellationToken.None);

        var local = Warsaw.ToLocal(rungAt);
        Assert.Equal((new DateOnly(2031, 1, 15), 9, 0), (DateOnly.FromDateTime(local), local.Hour, local.Minute));
    }

    private sealed class Bell
    {
        public TaskCompletionSource<DateTimeOffset> Rung { get; } = new();
    }

    private sealed class NineOClockJob(Bell bell, TimeProvider clock) : IJob
    {
        public static string Name => "nine-o-clock";
        public static string Schedule => "0 9 * * *";

        public Task<string?> RunAsync(CancellationToken cancellation)
        {
            bell.Rung.TrySetResult(clock.GetUtcNow());
            return Task.FromResult<string?>(null);
        }
    }
}
