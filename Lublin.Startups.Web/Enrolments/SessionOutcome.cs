using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>What came of a deed with a session.</summary>
public abstract record SessionOutcome
{
    private SessionOutcome()
    {
    }

    public sealed record Done(long SessionId) : SessionOutcome;

    /// <summary>It is there already.</summary>
    public sealed record Same : SessionOutcome;

    /// <summary>It would begin in the past, or it no longer takes place.</summary>
    public sealed record TooLate : SessionOutcome;

    /// <summary>Somebody else moved it meanwhile.</summary>
    public sealed record Overtaken : SessionOutcome;

    /// <summary>It is the only one left: then the whole edition is cancelled.</summary>
    public sealed record LastOne : SessionOutcome;

    /// <param name="Conflicts">Hard ones.</param>
    public sealed record Clashes(IReadOnlyList<Conflict> Conflicts) : SessionOutcome;
}
