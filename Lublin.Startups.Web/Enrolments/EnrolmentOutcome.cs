using Lublin.Startups.Web.Mail;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>What came of the last POST of a sign-up: a closed set.</summary>
public abstract record EnrolmentOutcome
{
    private EnrolmentOutcome()
    {
    }

    /// <summary>The person is in: with a place, or with a place in the queue. The same form sent again gets the same answer.</summary>
    /// <param name="Link">What the code of the person's link is derived from.</param>
    public sealed record In(LinkHolder Link) : EnrolmentOutcome;

    /// <summary>
    /// Somebody of this name and address is in already, by another form. Nothing changed; the link is mailed to them again, and not shown on the page.
    /// </summary>
    public sealed record Already : EnrolmentOutcome;

    /// <summary>The seats went to others meanwhile, and the person has not chosen the queue.</summary>
    /// <param name="PlaceInQueue">Where the person would stand, from 1.</param>
    public sealed record SeatsGone(int PlaceInQueue) : EnrolmentOutcome;

    /// <summary>The edition has other terms than those that were ticked.</summary>
    public sealed record OtherTerms : EnrolmentOutcome;

    /// <summary>The edition takes no sign-ups: too early, over, closed or cancelled.</summary>
    public sealed record NotOpen : EnrolmentOutcome;

    /// <summary>So many came with this address that the office has to be asked: <see cref="SignUpOptions"/>. Which of the limits it was is told to nobody.</summary>
    public sealed record AskOffice : EnrolmentOutcome;
}
