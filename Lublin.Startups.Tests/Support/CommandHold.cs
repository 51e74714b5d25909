using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Lublin.Startups.Tests.Support;

/// <summary>Holds up one command on its way to the database until a test lets it go.</summary>
public sealed class CommandHold : DbCommandInterceptor
{
    private volatile HoldUp? next;

    /// <summary>
    /// Holds the next reading of a table; dispose to let it go. Name a table that only the code under test reads: other readers that are held, such as the
    /// delivery at its look for mail, may keep what the test itself waits for.
    /// </summary>
    public HeldCommand Holding(string table) => new(next = new HoldUp(table));

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (next is { } now)
            await now.PassAsync(command.CommandText);
        return result;
    }

    /// <summary>The same for code on a thread of its own.</summary>
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

internal sealed class HoldUp(string table)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Regex reading = new($"^SELECT .*FROM \"?{table}\"?\\s", RegexOptions.Singleline, TimeSpan.FromSeconds(1));
    private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int seen;

    public Task Reached => reached.Task.WaitAsync(Patience);

    public void Release() => released.TrySetResult();

    /// <exception cref="TimeoutException">Nothing let it go, because what should have waits for it. It fails, and the others go on.</exception>
    public async Task PassAsync(string command)
    {
        if (!reading.IsMatch(command) || Interlocked.Increment(ref seen) != 1)
            return;
        reached.TrySetResult();
        try
        {
            await released.Task.WaitAsync(Patience);
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"Nobody let this command go: {command}", late);
        }
    }
}
