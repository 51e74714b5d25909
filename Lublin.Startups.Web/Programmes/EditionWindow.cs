using Lublin.Startups.Web.Clock;

namespace Lublin.Startups.Web.Programmes;

/// <summary>The moments from which an edition's state is read.</summary>
/// <param name="PublishedAt">Null: a draft.</param>
/// <param name="OpensAt">When sign-ups begin.</param>
/// <param name="ClosesAt">When they end, though never after the first session began; null means 12:00 the day before it.</param>
/// <param name="ClosedAt">When the office closed them before their time.</param>
/// <param name="CancelledAt">When the edition was called off.</param>
/// <param name="FirstStart">The start of the first session.</param>
/// <param name="LastEnd">The end of the last one.</param>
public readonly record struct EditionWindow(
    DateTimeOffset? PublishedAt,
    DateTimeOffset OpensAt,
    DateTimeOffset? ClosesAt,
    DateTimeOffset? ClosedAt,
    DateTimeOffset? CancelledAt,
    DateTimeOffset FirstStart,
    DateTimeOffset LastEnd)
{
    /// <summary>How people get in.</summary>
    public Entry Entry { get; init; }

    public DateTimeOffset SignUpEnd => ClosesAt is { } set
        ? set < FirstStart ? set : FirstStart
        : Warsaw.ToInstant(Warsaw.DateOf(FirstStart).AddDays(-1), new TimeOnly(12, 0));

    public EditionState StateAt(DateTimeOffset now)
    {
        if (PublishedAt is null)
            return EditionState.Draft;
        if (CancelledAt is not null)
            return EditionState.Cancelled;
        if (LastEnd <= now)
            return EditionState.Past;
        if (Entry != Entry.Seats)
            return EditionState.WithoutSignUp;
        if (now < OpensAt)
            return EditionState.OpensLater;
        return ClosedAt is not null || now >= SignUpEnd ? EditionState.Closed : EditionState.Open;
    }

    /// <summary>The next moment at which the clock alone changes what can be said of the edition; null when none is left.</summary>
    public DateTimeOffset? NextChangeAfter(DateTimeOffset now)
    {
        DateTimeOffset? next = null;
        foreach (var moment in (ReadOnlySpan<DateTimeOffset>)[OpensAt, SignUpEnd, FirstStart, LastEnd])
        {
            if (moment > now && (next is null || moment < next))
                next = moment;
        }

        return next;
    }
}
