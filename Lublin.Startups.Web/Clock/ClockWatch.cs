namespace Lublin.Startups.Web.Clock;

/// <summary>Whatever waits for an instant that it has stored, and must not wait for one that a wrong clock has shown.</summary>
public interface IClockFollower
{
    /// <summary>The clock was ahead and has been set back. It may be called more than once.</summary>
    Task FollowAsync(CancellationToken cancellation);
}

/// <summary>
/// Notices when the machine's clock was set back: it then shows less than it did before plus the time that has really passed. What is a few minutes is let be, because
/// so much the clocks of several instances may differ.
/// </summary>
public sealed partial class ClockWatch(IEnumerable<IClockFollower> followers, TimeProvider clock, ILogger<ClockWatch> logger) : BackgroundService
{
    /// <summary>So far apart the clocks of two instances may be.</summary>
    public static readonly TimeSpan Apart = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    private readonly HashSet<IClockFollower> behind = [];
    private readonly PeriodicTimer look = new(Look, clock);
    private DateTimeOffset shown = clock.GetUtcNow();
    private long at = clock.GetTimestamp();

    public override void Dispose()
    {
        look.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await look.WaitForNextTickAsync(stoppingToken))
        {
            var setBack = shown + clock.GetElapsedTime(at) - clock.GetUtcNow();
            (shown, at) = (clock.GetUtcNow(), clock.GetTimestamp());
            if (setBack > Apart)
            {
                LogSetBack(setBack);
                behind.UnionWith(followers);
            }

            foreach (var follower in behind.ToList())
                await FollowAsync(follower, stoppingToken);
        }
    }

    private async Task FollowAsync(IClockFollower follower, CancellationToken stopping)
    {
        try
        {
            await follower.FollowAsync(stopping);
            behind.Remove(follower);
        }
#pragma warning disable CA1031 // The boundary: the database may be away. It is tried again at the next look.
        catch (Exception failure) when (!stopping.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogNotFollowed(failure, follower.GetType().Name);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The clock was set back by {SetBack}: what waited for the time it showed is planned anew")]
    private partial void LogSetBack(TimeSpan setBack);

    [LoggerMessage(2, LogLevel.Warning, "{Follower} could not follow the clock yet")]
    private partial void LogNotFollowed(Exception failure, string follower);
}
