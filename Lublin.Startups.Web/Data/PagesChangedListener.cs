using Npgsql;

namespace Lublin.Startups.Web.Data;

/// <summary>
/// Hears from other instances on PostgreSQL that public pages, or what every instance keeps in memory, changed. While the database is away nothing is heard and nobody
/// can be read from: kept pages are served on, for an hour at most, and made again once it is back.
/// </summary>
public sealed partial class PagesChangedListener(NpgsqlDataSource source, DataVersion version, KeptFacts facts, TimeProvider clock, ILogger<PagesChangedListener> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>It may be that only this instance is cut off, and others go on changing what its pages show.</summary>
    private static readonly TimeSpan LongestUnheard = TimeSpan.FromHours(1);

    private readonly TaskCompletionSource settled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long? lostAt;

    /// <summary>Lets the application answer nobody before it listens or knows that it cannot.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await base.StartAsync(cancellationToken);
        await settled.Task.WaitAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (Exception lost) when (lost is NpgsqlException or IOException or TimeoutException or InvalidOperationException { InnerException: NpgsqlException })
            {
                settled.TrySetResult();
                await RestAsync(lost, stoppingToken);
            }
        }
    }

    private async Task RestAsync(Exception lost, CancellationToken cancellation)
    {
        if (lostAt is not { } since)
        {
            // Often only the connection is gone, and what is missed meanwhile is little.
            LogLost(lost.GetType().Name);
            lostAt = clock.GetTimestamp();
            return;
        }

        if (clock.GetElapsedTime(since) >= LongestUnheard)
            version.Raise();
        await Task.Delay(Pause, clock, cancellation);
    }

    private async Task ListenAsync(CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        var isStale = true;
        connection.Notification += (_, told) =>
        {
            if (told.Channel is KeptFacts.Changed)
                isStale |= !string.Equals(told.Payload, version.Instance, StringComparison.Ordinal);
            else
                version.RaiseFor(told.Payload);
        };
        await using (var listen = new NpgsqlCommand($"LISTEN {Writer.PagesChanged}; LISTEN {KeptFacts.Changed}", connection))
            await listen.ExecuteNonQueryAsync(cancellation);
        while (true)
        {
            if (isStale)
            {
                isStale = false;
                await facts.ReadAsync(cancellation);
                lostAt = null;
                settled.TrySetResult();
            }

            await connection.WaitAsync(cancellation);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Not hearing of other instances' changes for now: {Cause}")]
    private partial void LogLost(string cause);
}
