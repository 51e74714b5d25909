namespace Lublin.Startups.Web.Enrolments;

/// <summary>What happened to one enrolment; every mail of the roster follows from one of these, and from nothing else.</summary>
public sealed record RosterChange(Enrolment Enrolment, RosterEvent Event)
{
    /// <summary>Why staff did it; null when it follows from the rule.</summary>
    public string? Reason { get; init; }

    /// <summary>The person hears of it at this moment, on the telephone with staff: nobody need call them.</summary>
    public bool IsTold { get; init; }
}

/// <summary>A waiting person got another place in the queue.</summary>
/// <param name="From">The person's place before, from 1.</param>
/// <param name="To">The person's place before anybody was offered a seat by it.</param>
/// <param name="Changes">Offers that it let through.</param>
public sealed record QueueMove(int From, int To, IReadOnlyList<RosterChange> Changes);

public enum RosterEvent
{
    Confirmed,
    Queued,
    Offered,
    OfferExpired,

    /// <summary>Nobody could tell the person in time: they wait again.</summary>
    OfferTakenBack,
    Declined,
    Withdrawn,
    CancelledByOffice,
}
