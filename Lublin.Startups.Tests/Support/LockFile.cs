namespace Lublin.Startups.Tests.Support;

/// <summary>A lock between processes: the one that has the file open alone holds the lock, and gives it back when it dies.</summary>
public static class LockFile
{
    /// <summary>Waits until the lock is ours; dispose to give it back.</summary>
    /// <exception cref="TimeoutException">Somebody else held it for longer than <paramref name="patience"/>.</exception>
    public static async Task<IDisposable> TakeAsync(string path, TimeSpan patience)
    {
        using var timeout = new CancellationTokenSource(patience);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            if (TryTake(path) is { } held)
                return held;
            try
            {
                await tick.WaitForNextTickAsync(timeout.Token);
            }
            catch (OperationCanceledException expired)
            {
                throw new TimeoutException($"Another test run has held {path} for more than {patience}.", expired);
            }
        }
    }

    /// <summary>Takes the lock if it is free; null when another process, or another part of this one, holds it.</summary>
    public static IDisposable? TryTake(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception taken) when (taken is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
