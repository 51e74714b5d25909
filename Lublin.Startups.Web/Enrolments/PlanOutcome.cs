using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>What came of changing an edition's plan.</summary>
public abstract record PlanOutcome
{
    private PlanOutcome()
    {
    }

    public sealed record Saved : PlanOutcome;

    /// <summary>Somebody else changed it meanwhile.</summary>
    public sealed record Overtaken : PlanOutcome;

    /// <param name="Taken">Seats that people have or are offered.</param>
    public sealed record TooFewSeats(int Taken) : PlanOutcome;

    /// <param name="Conflicts">Hard ones that the change would bring.</param>
    public sealed record Clashes(IReadOnlyList<Conflict> Conflicts) : PlanOutcome;
}
