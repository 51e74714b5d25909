using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Kids.Placing;

/// <summary>What goes along to visits and is at one of them at a time: the one big costume of the mascot, and the member of staff who comes with the group.</summary>
public static class Outing
{
    private static readonly TimeSpan OnTheWay = TimeSpan.FromMinutes(Travel.Longest);

    /// <summary>Whether nobody and nothing can be at both, the way between them counted.</summary>
    public static bool Clash(SessionPlan one, SessionPlan other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return one.Date.ToDateTime(one.Start) < other.Date.ToDateTime(other.End) + OnTheWay && other.Date.ToDateTime(other.Start) < one.Date.ToDateTime(one.End) + OnTheWay;
    }

    /// <summary>The visits that the costume reaches, each before those that come after it.</summary>
    /// <param name="visits">Those that were told that it comes first, then in the order of admission.</param>
    public static IReadOnlySet<Meeting> Dressed(IEnumerable<Meeting> visits)
    {
        HashSet<Meeting> dressed = [];
        foreach (var visit in visits)
        {
            if (!dressed.Any(other => Clash(visit.Session.Plan, other.Session.Plan)))
                dressed.Add(visit);
        }

        return dressed;
    }
}
