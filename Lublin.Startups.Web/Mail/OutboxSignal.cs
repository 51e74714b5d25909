namespace Lublin.Startups.Web.Mail;

/// <summary>Wakes the delivery when a commit has put mail into the outbox; a missed wake costs a minute, never a mail.</summary>
public sealed class OutboxSignal : IDisposable
{
    private readonly SemaphoreSlim rung = new(0, 1);
    private long rings;

    /// <summary>How often it was rung: who remembers what waits in the outbox looks again when it rises.</summary>
    public long Rings => Volatile.Read(ref rings);

    public void Ring()
    {
        Interlocked.Increment(ref rings);
        try
        {
            rung.Release();
        }
        catch (SemaphoreFullException)
        {
            // Already rung and not yet heard: one wake is enough.
        }
    }

    /// <summary>Waits until rung or until the time is over.</summary>
    public Task WaitAsync(TimeSpan atMost, CancellationToken cancellation) => rung.WaitAsync(atMost, cancellation);

    public void Dispose() => rung.Dispose();
}
