namespace Lublin.Startups.Web.Mail;

/// <summary>Delivers for as long as the application runs: each connection wakes by the signal, and looks once a minute in any case.</summary>
public sealed partial class MailRoom(Delivery delivery, DeliveryDesk desk, DeliveryPost post, OutboxSignal signal, ILogger<MailRoom> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan RestAfterFailure = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await GuardedAsync(() => desk.TidyUpAsync(stoppingToken), stoppingToken);
        signal.Wake();
        await Task.WhenAll(Enumerable.Range(0, post.Connections).Select(_ => AttendAsync(stoppingToken)));
    }

    private async Task AttendAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            await signal.WaitAsync(post.Rest > TimeSpan.Zero ? post.Rest : Look, stopping);
            // A connection that finds a mail wakes another, which may find the next: one mail needs one connection, many need all.
            await GuardedAsync(() => delivery.WorkAsync(signal.Wake, stopping), stopping);
        }
    }

    private async Task GuardedAsync(Func<Task> work, CancellationToken stopping)
    {
        try
        {
            await work();
        }
#pragma warning disable CA1031 // The boundary: the database may be gone for a while, and delivery goes on when it is back.
        catch (Exception failure) when (!stopping.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogFailed(failure);
            using var rest = new PeriodicTimer(RestAfterFailure);
            await rest.WaitForNextTickAsync(stopping);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "Delivery was interrupted and goes on in a moment")]
    private partial void LogFailed(Exception failure);
}
