using System.Threading.Channels;
using Lublin.Startups.Web.Data;

namespace Lublin.Startups.Web.Pages;

/// <summary>
/// What is done once the request has been answered, one thing after the other: neither the answer nor how long it takes tells what was found. While the database is
/// away it waits.
/// </summary>
public sealed partial class AfterAnswer(IServiceScopeFactory scopes, ILogger<AfterAnswer> logger) : BackgroundService
{
    private const int Longest = 1000;
    private static readonly TimeSpan DatabaseRest = TimeSpan.FromSeconds(1);

    private readonly Channel<Func<IServiceProvider, Task>> line =
        Channel.CreateBounded<Func<IServiceProvider, Task>>(new BoundedChannelOptions(Longest) { SingleReader = true });

    private volatile bool isEnding;

    /// <summary>Puts it at the end of the line.</summary>
    /// <exception cref="StoreBusyException">The line is too long.</exception>
    public void Put(Func<IServiceProvider, Task> work)
    {
        if (!line.Writer.TryWrite(work))
            throw new StoreBusyException();
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        isEnding = true;
        line.Writer.TryComplete();
        await (ExecuteTask ?? Task.CompletedTask).WaitAsync(cancellationToken);
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var work in line.Reader.ReadAllAsync(CancellationToken.None))
        {
            while (!await IsDoneAsync(work))
            {
                using var rest = new PeriodicTimer(DatabaseRest);
                await rest.WaitForNextTickAsync(CancellationToken.None);
            }
        }
    }

    /// <summary>False when it is to be tried again.</summary>
    private async Task<bool> IsDoneAsync(Func<IServiceProvider, Task> work)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await work(scope.ServiceProvider);
            return true;
        }
#pragma warning disable CA1031 // The boundary: the request has been answered, and the line goes on.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            LogFailed(failure);
            return isEnding || !StoreAway.IsStoreAway(failure);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "What was to be done after an answer failed")]
    private partial void LogFailed(Exception failure);
}
