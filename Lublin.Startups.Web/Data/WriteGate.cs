namespace Lublin.Startups.Web.Data;

/// <summary>
/// Lets one writer at a time to the embedded database, in the order of asking. SQLite has one writer anyway; left to itself it makes the others sleep
/// and starve (docs/adr/0003). On PostgreSQL the gate stands open.
/// </summary>
public sealed class WriteGate(bool oneAtATime) : IDisposable
{
    private readonly SemaphoreSlim? turn = oneAtATime ? new(1, 1) : null;

    /// <summary>Waits for the turn to write. Dispose what is returned once committed or rolled back.</summary>
    public async ValueTask<Turn> EnterAsync(CancellationToken cancellation = default)
    {
        if (turn is not null)
            await turn.WaitAsync(cancellation);
        return new(turn);
    }

    /// <summary>The same for a thread of one's own.</summary>
    public Turn Enter()
    {
        turn?.Wait();
        return new(turn);
    }

    public void Dispose() => turn?.Dispose();

    /// <summary>The right to write, until disposed.</summary>
    public sealed class Turn(SemaphoreSlim? turn) : IDisposable
    {
        private SemaphoreSlim? held = turn;

        public void Dispose() => Interlocked.Exchange(ref held, null)?.Release();
    }
}
