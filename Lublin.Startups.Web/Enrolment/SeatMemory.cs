namespace Lublin.Startups.Web.Enrolment;

/// <summary>
/// How many seats of an edition were taken when its roster was last worked on here, so that a rush need not count a large roster again for every batch.
/// What is remembered counts only for the very next turn at that roster (<see cref="EnrolmentQueries.TakeRoster"/>): whoever changes a roster takes a turn.
/// Not for several threads at once.
/// </summary>
internal sealed class SeatMemory
{
    private readonly Dictionary<long, (long Turn, SeatsTaken Taken)> kept = [];

    /// <param name="editionId">Whose roster was taken.</param>
    /// <param name="turn">The turn just taken.</param>
    /// <param name="now">The instant of the question: an offer that ended since gives its seats back.</param>
    /// <returns>Null when the seats have to be counted.</returns>
    public SeatsTaken? Before(long editionId, long turn, DateTimeOffset now) =>
        kept.TryGetValue(editionId, out var last) && last.Turn == turn - 1 && !(last.Taken.FirstOfferEnd <= now) ? last.Taken : null;

    /// <summary>Remembers the seats as a committed turn left them.</summary>
    public void Keep(long editionId, long turn, SeatsTaken taken) => kept[editionId] = (turn, taken);
}
