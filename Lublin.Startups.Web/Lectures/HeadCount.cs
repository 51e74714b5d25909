namespace Lublin.Startups.Web.Lectures;

/// <summary>How many came to a session: one value a session, no names.</summary>
public sealed class HeadCount
{
    public const int Most = 2000;

    private HeadCount()
    {
    }

    public HeadCount(long sessionId, int heads, string actor, DateTimeOffset now)
    {
        SessionId = sessionId;
        Count(heads, actor, now);
    }

    public long SessionId { get; private set; }
    public int Heads { get; private set; }

    /// <summary>As the history names actors: staff or <c>host:3</c>.</summary>
    public string CountedBy { get; private set; } = "";

    public DateTimeOffset CountedAt { get; private set; }

    /// <exception cref="ArgumentOutOfRangeException">Fewer than none, or more than <see cref="Most"/>.</exception>
    public void Count(int heads, string actor, DateTimeOffset now)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(heads);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(heads, Most);
        (Heads, CountedBy, CountedAt) = (heads, actor, now);
    }
}
