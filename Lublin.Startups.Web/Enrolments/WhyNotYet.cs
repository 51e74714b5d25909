using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>Why a waiting person has no offer yet.</summary>
/// <param name="Reason">What holds the offer back.</param>
/// <param name="Place">The person's place in the queue, from 1.</param>
/// <param name="Free">Seats that nobody has and nobody is offered.</param>
public sealed record WhyNotYet(WhyNotYetReason Reason, int Place, int Free)
{
    public static WhyNotYet Of(Edition edition, Seating seating, int place, int seats, DateTimeOffset now)
    {
        if (edition.CancelledAt is not null || now >= edition.FirstStart)
            return new(WhyNotYetReason.Over, place, seating.Free);
        if (Offers.EndOf(now, edition.FirstStart) is null)
            return new(WhyNotYetReason.TooLateToOffer, place, seating.Free);
        if (place > 1)
            return new(WhyNotYetReason.OthersAreBefore, place, seating.Free);
        // Seats enough for the next in line are free only until the clock passes on an offer that has just ended.
        return new(seating.Free == 0 || seating.Free >= seats ? WhyNotYetReason.NoSeatIsFree : WhyNotYetReason.TooFewSeatsForGroup, place, seating.Free);
    }
}

public enum WhyNotYetReason
{
    NoSeatIsFree,
    OthersAreBefore,
    TooFewSeatsForGroup,
    TooLateToOffer,
    Over,
}
