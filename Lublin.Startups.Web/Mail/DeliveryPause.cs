namespace Lublin.Startups.Web.Mail;

/// <summary>
/// Rests the delivery as a whole while the server takes nobody's mail, with growing gaps, so that an outage costs no mail its tries.
/// </summary>
public sealed class DeliveryPause(TimeProvider clock)
{
    private static readonly TimeSpan[] Gaps =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5),
    ];

    private const int ManyRefusals = 5;

    private readonly Lock gate = new();
    private long begun;
    private TimeSpan length;
    private int pauses;
    private int refusals;
    private bool isAway;
    private DateTimeOffset troubledAt;

    /// <summary>How long it still lasts; zero when there is none.</summary>
    public TimeSpan Remaining
    {
        get
        {
            lock (gate)
                return Rest();
        }
    }

    /// <summary>Since when the server takes nothing, and whether it answers at all; null while it takes mail. A mail or two that it takes later say nothing of the rest.</summary>
    public (DateTimeOffset Since, bool IsAway)? Trouble
    {
        get
        {
            lock (gate)
                return isAway || refusals >= ManyRefusals ? (troubledAt, isAway) : null;
        }
    }

    /// <summary>Learns from what the post answered.</summary>
    /// <returns>The length of the pause that this answer begins; null when it begins none.</returns>
    public TimeSpan? Learn(PostAnswer answer)
    {
        lock (gate)
        {
            Note(answer);
            switch (answer)
            {
                case PostAnswer.ServerAway:
                    return Begin();
                case PostAnswer.BrokenOff:
                    // It may be that mail's own doing: strangers' mails must not rest everybody's.
                    return null;
                default:
                    pauses = 0;
                    return null;
            }
        }
    }

    private void Note(PostAnswer answer)
    {
        if (answer is PostAnswer.Accepted or PostAnswer.RefusedForGood)
        {
            (refusals, isAway) = (0, false);
            return;
        }

        if (refusals++ == 0)
            troubledAt = clock.GetUtcNow();
        isAway = answer is PostAnswer.ServerAway;
    }

    // Connections that fail together are one outage.
    private TimeSpan? Begin()
    {
        if (Rest() > TimeSpan.Zero)
            return null;
        var gap = Gaps[Math.Min(pauses++, Gaps.Length - 1)];
        (begun, length) = (clock.GetTimestamp(), gap);
        return gap;
    }

    private TimeSpan Rest()
    {
        // Time that really passes: a clock that is set back would rest it for as long as it was ahead.
        var rest = length - clock.GetElapsedTime(begun);
        return rest > TimeSpan.Zero ? rest : TimeSpan.Zero;
    }
}
