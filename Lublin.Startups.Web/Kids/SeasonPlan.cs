using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Kids;

/// <summary>All that staff decide about a season: its call, its limits, its gala.</summary>
/// <param name="MaxGroups">How many groups are taken in.</param>
/// <param name="MaxChildren">How many children in all of them.</param>
/// <param name="OpensAt">When groups can be confirmed.</param>
/// <param name="ClosesAt">When that ends.</param>
/// <param name="Gala">The one session for everybody.</param>
/// <param name="Facts">The rest.</param>
public sealed record SeasonPlan(int MaxGroups, int MaxChildren, DateTimeOffset OpensAt, DateTimeOffset ClosesAt, SessionPlan Gala, SeasonFacts Facts)
{
    /// <summary>As it is saved.</summary>
    public static SeasonPlan Of(Season season) => new(
        season.Edition.MaxGroups ?? Season.UsualGroups,
        season.Edition.Capacity,
        season.Edition.OpensAt,
        season.Edition.ClosesAt ?? season.Edition.SignUpEnd,
        season.Gala.Plan,
        season.Facts);
}

/// <summary>The versions of what a form showed.</summary>
public readonly record struct SeasonVersion(int Season, int Edition)
{
    public static SeasonVersion Of(Season season) => new(season.Version, season.Edition.Version);
}

public abstract record SeasonOutcome
{
    private SeasonOutcome()
    {
    }

    public sealed record Saved : SeasonOutcome;

    /// <summary>There is a season of that year.</summary>
    public sealed record YearTaken : SeasonOutcome;

    /// <summary>Somebody else changed it meanwhile.</summary>
    public sealed record Overtaken : SeasonOutcome;

    /// <param name="Children">Who have places or are offered them.</param>
    /// <param name="Groups">That they are in.</param>
    public sealed record TooFew(int Children, int Groups) : SeasonOutcome;

    /// <param name="Conflicts">Hard ones that the gala would have at that time and place.</param>
    public sealed record Clashes(IReadOnlyList<Conflict> Conflicts) : SeasonOutcome;
}
