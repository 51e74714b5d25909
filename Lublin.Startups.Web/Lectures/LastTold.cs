using Lublin.Startups.Web.Clock;

namespace Lublin.Startups.Web.Lectures;

/// <summary>What one person has to hear of one session.</summary>
/// <param name="SessionUid">Which session.</param>
/// <param name="What">Added, moved or cancelled, as this person sees it.</param>
/// <param name="Before">What they know; null when they never heard of it.</param>
public sealed record Tiding(Guid SessionUid, TimetableChange What, Slot? Before)
{
    /// <summary>By how much the sequence in a speaker's calendar is ahead of the session's: being taken off and put on again counts twice.</summary>
    public int Turns { get; init; }
}

/// <summary>
/// What a person knows of a session beside what is so. Mails compare with what the person was last told, not with the version before: moved and moved back is no news, and
/// what was published without mails is told by the next version that is mailed. Pure: it reads no clock and no database.
/// </summary>
public static class LastTold
{
    /// <param name="sessionUid">Which session.</param>
    /// <param name="known">What the person was last told; null when nothing.</param>
    /// <param name="now">What is so; null when the session is not theirs any more, or not there.</param>
    /// <param name="at">The instant: of what is over by then nobody is told.</param>
    public static Tiding? Of(Guid sessionUid, Slot? known, Slot? now, DateTimeOffset at)
    {
        var (believed, so) = (Live(known), Live(now));
        return (believed, so) switch
        {
            (null, null) => null,
            (null, { } added) => IsAhead(added, at) ? new(sessionUid, TimetableChange.Added, null) : null,
            ({ } gone, null) => IsAhead(gone, at) ? new(sessionUid, TimetableChange.Cancelled, gone) : null,
            ({ } was, { } @is) => was != @is && (IsAhead(was, at) || IsAhead(@is, at)) ? new(sessionUid, TimetableChange.Moved, was) : null,
        };
    }

    /// <summary>The news that a person has still to hear when mails that were put earlier have not left: from what the earliest of them would have told.</summary>
    /// <param name="tiding">Of the last mail.</param>
    /// <param name="unsent">Of earlier mails about the same session, none of which left; the latest first.</param>
    /// <param name="now">What is so.</param>
    /// <param name="at">The instant.</param>
    public static Tiding? Chained(Tiding tiding, IEnumerable<Tiding> unsent, Slot? now, DateTimeOffset at) =>
        Of(tiding.SessionUid, unsent.Aggregate(tiding.Before, (_, earlier) => earlier.Before), now, at);

    // What does not take place, and what nobody spoke of, are one: nothing.
    private static Slot? Live(Slot? slot) => slot is { IsCancelled: false } ? slot : null;

    private static bool IsAhead(Slot slot, DateTimeOffset at) => Warsaw.ToInstant(slot.Date, slot.Start) > at;
}
