namespace Lublin.Startups.Web.Mail;

/// <summary>Wakes the delivery when a commit has put mail into the outbox; a missed wake costs a minute, never a mail.</summary>
public sealed class OutboxSignal : IDisposable
{
    private readonly SemaphoreSlim woken = new(0, 1);
    private long wakes;

    /// <summary>How often it was woken: what was remembered of the outbox is out of date when it rises.</summary>
    public long Wakes => Volatile.Read(ref wakes);

    public void Wake()
    {
        Interlocked.Increment(ref wakes);
        try
        {
            woken.Release();
        }
        catch (SemaphoreFullException)
        {
            // Already woken and not yet heard: one wake is enough.
        }
    }

    /// <summary>Waits until woken or until the time is over.</summary>
    public Task WaitAsync(TimeSpan atMost, CancellationToken cancellation) => woken.WaitAsync(atMost, cancellation);

    public void Dispose() => woken.Dispose();
}
