using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Lublin.Startups.Tests.Support;

/// <summary>Holds up commands on their way to the database until a test lets them go.</summary>
public sealed class CommandHold : DbCommandInterceptor
{
    private volatile HoldUp? next;

    /// <summary>
    /// Holds the next command that begins with these words, or one of the next; dispose to let it go. Delivery looks for mail whenever it likes, by an
    /// update: held, it would keep the gate from those that the test is about.
    /// </summary>
    /// <param name="words">In any case.</param>
    /// <param name="number">Which of them, from 1.</param>
    public HeldCommand Holding(string words, int number = 1) => new(next = new HoldUp(words, number));

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (next is { } now && command.CommandText.StartsWith(now.Words, StringComparison.OrdinalIgnoreCase))
            await now.PassAsync();
        return result;
    }

    /// <summary>The same for those who work on a thread of their own.</summary>
    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) =>
        ReaderExecutingAsync(command, eventData, result).AsTask().GetAwaiter().GetResult();
}

/// <summary>A command that waits until this is disposed.</summary>
public sealed class HeldCommand : IDisposable
{
    private readonly HoldUp wait;

    internal HeldCommand(HoldUp wait) => this.wait = wait;

    /// <summary>It has come.</summary>
    public Task Reached => wait.Reached;

    public void Dispose() => wait.Release();
}

internal sealed class HoldUp(string words, int number)
{
    private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int seen;

    public string Words => words;

    public Task Reached => reached.Task.WaitAsync(TimeSpan.FromSeconds(30));

    public void Release() => released.TrySetResult();

    public Task PassAsync()
    {
        if (Interlocked.Increment(ref seen) != number)
            return Task.CompletedTask;
        reached.TrySetResult();
        return released.Task;
    }
}
