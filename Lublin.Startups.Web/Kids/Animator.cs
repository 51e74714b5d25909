using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Kids;

/// <summary>What a presenter who leads meetings with children has told: when they can, how often, when they were trained.</summary>
public sealed class Animator
{
    /// <summary>What clearances, mails and calls know them by.</summary>
    public const string SubjectType = "presenter";

    private Animator()
    {
    }

    public Animator(Presenter presenter, AnimatorFacts facts)
    {
        Presenter = presenter;
        Set(facts);
    }

    public long PresenterId { get; private set; }
    public Presenter Presenter { get; private set; } = null!;

    /// <summary>When they can; none: never said.</summary>
    public TimeBlocks Hours { get; private set; }

    public int MaxMeetingsWeek { get; private set; }
    public DateOnly? TrainedOn { get; private set; }

    /// <summary>The last day on which they lead; null without an end.</summary>
    public DateOnly? EndsOn { get; private set; }

    /// <summary>What the code of their own page is derived from.</summary>
    public long LinkNonce { get; private set; } = PersonalLink.NewNonce();

    /// <summary>Rises when a link must no longer open anything.</summary>
    public int LinkVersion { get; private set; }

    /// <inheritdoc cref="Programme.Version"/>
    public int Version { get; private set; }

    public static SubjectKey KeyOf(long presenterId) => new(SubjectType, presenterId);

    public LinkHolder Link => new(LinkNonce, LinkVersion);

    public AnimatorFacts Facts => new(Hours, MaxMeetingsWeek, TrainedOn, EndsOn);

    public void Change(AnimatorFacts facts)
    {
        Set(facts);
        Version++;
    }

    public void RevokeLink() => LinkVersion++;

    private void Set(AnimatorFacts facts) => (Hours, MaxMeetingsWeek, TrainedOn, EndsOn) = (facts.Hours, facts.MaxMeetingsWeek, facts.TrainedOn, facts.EndsOn);
}

/// <summary>What staff write down of an animator besides name and address.</summary>
public sealed record AnimatorFacts(TimeBlocks Hours, int MaxMeetingsWeek, DateOnly? TrainedOn, DateOnly? EndsOn = null);
