namespace Lublin.Startups.Web.Kids.Placing;

/// <summary>The one big costume of the mascot: it comes along to as many visits as it can reach, in the order of admission.</summary>
public static class Costume
{
    private static readonly TimeSpan OnTheWay = TimeSpan.FromMinutes(Travel.Longest);

    /// <param name="visits">By group, in the order of admission.</param>
    /// <returns>The groups to whose visit it comes.</returns>
    public static IReadOnlySet<long> Of(IEnumerable<(long Group, DateOnly Date, TimeOnly From, TimeOnly To)> visits)
    {
        List<(DateTime From, DateTime To)> booked = [];
        HashSet<long> dressed = [];
        foreach (var visit in visits)
        {
            var (from, to) = (visit.Date.ToDateTime(visit.From), visit.Date.ToDateTime(visit.To));
            if (booked.Exists(other => from < other.To + OnTheWay && other.From < to + OnTheWay))
                continue;
            booked.Add((from, to));
            dressed.Add(visit.Group);
        }

        return dressed;
    }
}
