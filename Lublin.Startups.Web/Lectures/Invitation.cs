using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Lectures;

/// <summary>A speaker is asked to give a lecture that has none yet. What has become of it is read from its moments.</summary>
public sealed class Invitation
{
    /// <summary>How many other times a speaker may propose.</summary>
    public const int MostOtherDates = 3;

    private Invitation()
    {
    }

    public Invitation(Edition edition, Presenter presenter, DateTimeOffset sentAt, DateTimeOffset endsAt)
    {
        (Edition, Presenter, SentAt, EndsAt) = (edition, presenter, sentAt, endsAt);
    }

    public long Id { get; private set; }
    public long EditionId { get; private set; }
    public Edition Edition { get; private set; } = null!;
    public long PresenterId { get; private set; }
    public Presenter Presenter { get; private set; } = null!;
    public DateTimeOffset SentAt { get; private set; }

    /// <summary>When it ends by itself.</summary>
    public DateTimeOffset EndsAt { get; private set; }

    public DateTimeOffset? AcceptedAt { get; private set; }
    public DateTimeOffset? DeclinedAt { get; private set; }

    /// <summary>Why not, if they wished to say.</summary>
    public string? DeclineReason { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }
    public DateTimeOffset? ProposedAt { get; private set; }
    public IList<OtherTime> OtherDates { get; private set; } = [];

    /// <summary>What the code of its page is derived from.</summary>
    public long LinkNonce { get; private set; } = PersonalLink.NewNonce();

    public InvitationState StateAt(DateTimeOffset now) => this switch
    {
        { AcceptedAt: not null } => InvitationState.Accepted,
        { DeclinedAt: not null } => InvitationState.Declined,
        { WithdrawnAt: not null } => InvitationState.Withdrawn,
        _ when EndsAt <= now => InvitationState.Ended,
        { ProposedAt: not null } => InvitationState.OtherDatesProposed,
        _ => InvitationState.Open,
    };

    /// <summary>Whether it still may be answered, so that nobody else is asked.</summary>
    public bool IsOpenAt(DateTimeOffset now) => StateAt(now) is InvitationState.Open or InvitationState.OtherDatesProposed;

    public void Accept(DateTimeOffset now) => AcceptedAt ??= now;

    public void Decline(string? reason, DateTimeOffset now) => (DeclinedAt, DeclineReason) = (now, reason);

    public void Propose(IEnumerable<OtherTime> times, DateTimeOffset now)
    {
        OtherDates = [.. times];
        ProposedAt = now;
    }

    public void Withdraw(DateTimeOffset now) => WithdrawnAt ??= now;
}

/// <summary>When a speaker could instead, by the clock in Warsaw.</summary>
public sealed record OtherTime(DateOnly Date, TimeOnly Start);

public enum InvitationState
{
    Open,

    /// <summary>The speaker named other times; the office answers.</summary>
    OtherDatesProposed,

    Accepted,
    Declined,
    Withdrawn,

    /// <summary>Nobody answered in time.</summary>
    Ended,
}
