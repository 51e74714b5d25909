using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>
/// An edition as it was when its roster was last worked on here, and how many of its seats were taken, so that a rush need not read it and count a large roster
/// again for every batch. What is remembered counts only for the very next turn at that roster (<see cref="EditionQueries.TakeRoster"/>): every change of an
/// edition or its roster takes a turn. Not for several threads at once.
/// </summary>
internal sealed class SeatMemory
{
    private readonly Dictionary<long, (long Turn, Edition Edition, SeatsTaken Taken)> kept = [];

    /// <summary>Whether it is worth taking a turn unseen: the edition was open when last worked on, and its time is not over.</summary>
    public bool MayBeOpen(long editionId, DateTimeOffset now) =>
        kept.TryGetValue(editionId, out var last) && last.Edition.TakesSignUpsAt(now);

    /// <param name="turn">The turn just taken.</param>
    /// <param name="editionId">Whose roster was taken.</param>
    /// <param name="now">The instant of the question: an offer that ended since gives its seats back.</param>
    /// <returns>The open edition with its programme and sessions, and its seats; null when they have to be read.</returns>
    public (Edition Edition, SeatsTaken Taken)? Before(long turn, long editionId, DateTimeOffset now) =>
        MayBeOpen(editionId, now) && kept[editionId] is var last && last.Turn == turn - 1 && !(last.Taken.FirstOfferEnd <= now) ? (last.Edition, last.Taken) : null;

    /// <summary>Remembers what a committed turn left.</summary>
    public void Keep(long turn, Edition edition, SeatsTaken taken) => kept[edition.Id] = (turn, edition, taken);
}
