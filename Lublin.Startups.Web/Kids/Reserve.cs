using Lublin.Startups.Web.Enrolments;

namespace Lublin.Startups.Web.Kids;

/// <summary>Why a group got no place when it was confirmed.</summary>
/// <param name="Why">What stood against it.</param>
/// <param name="Free">How many children could still come then.</param>
/// <param name="Children">How many it came with.</param>
public sealed record Reserve(ReserveReason Why, int Free, int Children)
{
    /// <param name="seating">Just before the group was confirmed.</param>
    public static Reserve At(Seating seating, int children) => new(
        seating.Waiting > 0 ? ReserveReason.OthersAreBefore
        : seating.Places.Groups is { } groups && seating.Holders >= groups ? ReserveReason.NoGroupMore
        : ReserveReason.TooFewPlaces,
        seating.Free,
        children);
}

public enum ReserveReason
{
    OthersAreBefore,

    /// <summary>As many groups take part as may.</summary>
    NoGroupMore,
    TooFewPlaces,

    /// <summary>It was offered a place, and nobody could tell the school in time.</summary>
    NotReached,
}
