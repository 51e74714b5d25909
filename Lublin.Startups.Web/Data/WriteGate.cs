using Microsoft.Data.Sqlite;

namespace Lublin.Startups.Web.Data;

/// <summary>
/// Lets one writer at a time to the embedded database, in the order of asking. SQLite has one writer anyway; left to itself it makes the others sleep
/// and starve (docs/adr/0003). On PostgreSQL the gate stands open.
/// </summary>
public sealed class WriteGate(bool oneAtATime) : IDisposable
{
    // SQLITE_BUSY and SQLITE_LOCKED: another program has locked the file.
    private const int Busy = 5;
    private const int Locked = 6;

    private readonly SemaphoreSlim? turn = oneAtATime ? new(1, 1) : null;
    private CancellationTokenSource standing = new();

    /// <summary>Waits for the turn to write. Dispose what is returned once committed or rolled back.</summary>
    /// <exception cref="StoreBusyException">The one before in the line found the file locked.</exception>
    public async ValueTask<Turn> EnterAsync(CancellationToken cancellation = default)
    {
        if (turn is null || turn.Wait(TimeSpan.Zero, cancellation))
            return new(turn);
        var locked = Volatile.Read(ref standing).Token;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(locked, cancellation);
        try
        {
            await turn.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (locked.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new StoreBusyException();
        }

        return new(turn);
    }

    /// <summary>The same for a thread of one's own.</summary>
    /// <inheritdoc cref="EnterAsync" path="/exception"/>
    public Turn Enter()
    {
        if (turn is null || turn.Wait(TimeSpan.Zero))
            return new(turn);
        try
        {
            turn.Wait(Volatile.Read(ref standing).Token);
        }
        catch (OperationCanceledException)
        {
            throw new StoreBusyException();
        }

        return new(turn);
    }

    /// <summary>Learns why a write failed. Those who stood in line while the file was locked have waited as long as it may last: each would wait as long again.</summary>
    public void Learn(Exception failure)
    {
        if (turn is null || !IsLocked(failure))
            return;
        var moving = Interlocked.Exchange(ref standing, new());
        moving.Cancel();
    }

    /// <summary>Whether another program keeps the embedded database locked.</summary>
    public static bool IsLocked(Exception failure) => failure.GetBaseException() is SqliteException { SqliteErrorCode: Busy or Locked };

    public void Dispose()
    {
        turn?.Dispose();
        standing.Dispose();
    }

    /// <summary>The right to write, until disposed.</summary>
    public sealed class Turn(SemaphoreSlim? turn) : IDisposable
    {
        private SemaphoreSlim? held = turn;

        public void Dispose() => Interlocked.Exchange(ref held, null)?.Release();
    }
}
