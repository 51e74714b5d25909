namespace Lublin.Startups.Web.Enrolments;

/// <summary>
/// "I can't come" to one session: told beforehand, it frees no seat and needs no reminder. It ends when the person takes it back, or when the date moves; the row
/// stays, because calendars were told.
/// </summary>
public sealed class Absence(long enrolmentId, long sessionId, DateTimeOffset toldAt)
{
    public long Id { get; private set; }
    public long EnrolmentId { get; private set; } = enrolmentId;
    public long SessionId { get; private set; } = sessionId;
    public DateTimeOffset ToldAt { get; private set; } = toldAt;

    /// <summary>When the person said that they come after all; null while they do not, and once they tell again.</summary>
    public DateTimeOffset? TakenBackAt { get; private set; }

    /// <summary>When the date moved, so that it was told of another; null until then, and once they tell again.</summary>
    public DateTimeOffset? DateMovedAt { get; private set; }

    /// <summary>How often it was told or ended: each time the person's calendar is told.</summary>
    public int Turns { get; private set; } = 1;

    public bool IsOpen => this is { TakenBackAt: null, DateMovedAt: null };

    public DateTimeOffset ChangedAt => DateMovedAt ?? TakenBackAt ?? ToldAt;

    /// <exception cref="InvalidOperationException">It is told already.</exception>
    public void TellAgain(DateTimeOffset now)
    {
        if (IsOpen)
            throw new InvalidOperationException("Only an absence that has ended is told again.");
        (ToldAt, TakenBackAt, DateMovedAt) = (now, null, null);
        Turns++;
    }

    /// <exception cref="InvalidOperationException">It has ended.</exception>
    public void TakeBack(DateTimeOffset now) => TakenBackAt = End(now);

    /// <inheritdoc cref="TakeBack"/>
    public void EndByMove(DateTimeOffset now) => DateMovedAt = End(now);

    private DateTimeOffset End(DateTimeOffset now)
    {
        if (!IsOpen)
            throw new InvalidOperationException("It has ended already.");
        Turns++;
        return now;
    }
}
