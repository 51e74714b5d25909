using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Clock;
using Microsoft.Extensions.Logging.Abstractions;

namespace Lublin.Startups.Tests;

public sealed class ClockWatchTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly TestClock clock = new();
    private readonly Follower follower = new();
    private ClockWatch watch = null!;

    public async ValueTask InitializeAsync()
    {
        watch = new([follower], clock, NullLogger<ClockWatch>.Instance);
        await watch.StartAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await watch.StopAsync(CancellationToken.None);
        watch.Dispose();
    }

    [Fact]
    public async Task A_clock_set_back_by_a_day_is_noticed_within_seconds()
    {
        clock.Advance(TimeSpan.FromMinutes(1));
        clock.SetTo(clock.GetUtcNow().AddDays(-1));
        clock.Advance(TimeSpan.FromSeconds(5));
        await follower.Told.WaitAsync(Patience);
    }

    [Fact]
    public async Task Who_could_not_follow_is_told_again()
    {
        follower.Fails = 1;
        clock.SetTo(clock.GetUtcNow().AddDays(-1));
        clock.Advance(TimeSpan.FromSeconds(5));
        await follower.Failed.WaitAsync(Patience);
        while (!follower.Told.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(5));
            await Task.Yield();
        }

        Assert.Equal(2, follower.Asked);
    }

    [Fact]
    public async Task A_clock_put_right_by_a_minute_is_not_told_of()
    {
        clock.SetTo(clock.GetUtcNow().AddMinutes(-1));
        clock.Advance(TimeSpan.FromSeconds(5));
        clock.SetTo(clock.GetUtcNow().AddDays(-1));
        clock.Advance(TimeSpan.FromSeconds(5));
        await follower.Told.WaitAsync(Patience);
        Assert.Equal(1, follower.Asked);
    }

    private sealed class Follower : IClockFollower
    {
        private readonly TaskCompletionSource told = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource failed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Fails { get; set; }
        public int Asked { get; private set; }
        public Task Told => told.Task;
        public Task Failed => failed.Task;

        public Task FollowAsync(CancellationToken cancellation)
        {
            Asked++;
            if (Fails-- > 0)
            {
                failed.TrySetResult();
                throw new TimeoutException("The database is away.");
            }

            told.TrySetResult();
            return Task.CompletedTask;
        }
    }
}
