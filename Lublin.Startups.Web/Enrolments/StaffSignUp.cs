using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>A sign-up that staff write down for a person.</summary>
/// <param name="Declared">What the person declared.</param>
/// <param name="IsSomebodyElse">Staff have seen that somebody very like this person is in, and say that it is another person.</param>
/// <param name="Exception">Past the rule, where staff may.</param>
public sealed record StaffSignUp(SignUp Declared, bool IsSomebodyElse = false, SignUpException? Exception = null)
{
    /// <summary>Whether nobody can be signed up, not even by an exception; asked of an edition with its programme.</summary>
    public static bool IsImpossible(Edition edition, DateTimeOffset now) =>
        edition.StateAt(now) is EditionState.Draft or EditionState.Cancelled or EditionState.Past || edition.Programme.WithdrawnAt is not null;
}

/// <summary>A coordinator's exception from the rule.</summary>
/// <param name="Reason">Told to the history.</param>
/// <param name="BeforeQueue">A free seat before those waiting; else the rule's seat or place in the queue, though sign-ups are not open.</param>
public sealed record SignUpException(string Reason, bool BeforeQueue);

/// <summary>What came of a sign-up by staff: a closed set.</summary>
public abstract record StaffSignUpOutcome
{
    private StaffSignUpOutcome()
    {
    }

    /// <summary>The person is in: with a place, or with a place in the queue. The same form sent again gets the same answer.</summary>
    public sealed record In(Enrolment Enrolment) : StaffSignUpOutcome;

    /// <summary>The person is in already, by name and address.</summary>
    public sealed record Already(Enrolment Enrolment) : StaffSignUpOutcome;

    /// <summary>Somebody of this name is in, and may be the same person.</summary>
    public sealed record Alike(Enrolment Enrolment) : StaffSignUpOutcome;

    /// <summary>No seat is free for the person, and the queue was not chosen.</summary>
    /// <param name="PlaceInQueue">Where the person would stand, from 1.</param>
    public sealed record Full(int PlaceInQueue) : StaffSignUpOutcome;

    /// <summary>Sign-ups have not begun or are closed: a coordinator may make an exception.</summary>
    public sealed record NeedsException : StaffSignUpOutcome;

    /// <summary>Not even an exception helps: too few seats are free.</summary>
    /// <param name="Free">How many are.</param>
    public sealed record NoSeat(int Free) : StaffSignUpOutcome;

    /// <summary>The edition is a draft, cancelled or past.</summary>
    public sealed record Impossible : StaffSignUpOutcome;
}

/// <summary>What came of giving a place out of order: a closed set.</summary>
public abstract record PlaceOutcome
{
    private PlaceOutcome()
    {
    }

    /// <summary>The person has a place.</summary>
    public sealed record Given : PlaceOutcome;

    /// <summary>The person does not wait, or it is over.</summary>
    public sealed record NotWaiting : PlaceOutcome;

    /// <summary>Too few seats are free.</summary>
    /// <param name="Free">How many are.</param>
    public sealed record NoSeat(int Free) : PlaceOutcome;
}
