namespace Lublin.Startups.Web.Kids;

/// <summary>What a group was given of what there is too little of: a visit, a creative hour, or two animators in a block of the week.</summary>
public sealed class Pairing
{
    private Pairing()
    {
    }

    private Pairing(long groupId, MeetingKind kind, DateTimeOffset now) => (GroupId, Kind, ProposedAt) = (groupId, kind, now);

    public long Id { get; private set; }
    public long GroupId { get; private set; }
    public SchoolGroup Group { get; private set; } = null!;
    public MeetingKind Kind { get; private set; }

    /// <summary>For a visit or a creative hour.</summary>
    public long? WindowId { get; private set; }

    public VisitWindow? Window { get; private set; }

    /// <summary>For animators: both presenters.</summary>
    public long? AnimatorA { get; private set; }

    public long? AnimatorB { get; private set; }

    /// <summary>For animators: <see cref="TimeBlock.Place"/> of the weekly block.</summary>
    public int? Block { get; private set; }

    public DateTimeOffset ProposedAt { get; private set; }

    /// <summary>Staff hold it in place: planning anew leaves it.</summary>
    public DateTimeOffset? PinnedAt { get; private set; }

    /// <summary>When the host, or the animators, agreed; staff write down what they said on the telephone.</summary>
    public DateTimeOffset? SupplyAgreedAt { get; private set; }

    public DateTimeOffset? SchoolAgreedAt { get; private set; }

    /// <summary>When it was refused or taken back: then it holds nothing.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Which side refused it: then these two are not brought together again. Null when it holds, or ended otherwise.</summary>
    public PairingSide? RefusedBy { get; private set; }

    /// <summary>Why it ended, in the words of the office; null while it holds, and when planning anew ended it.</summary>
    public string? EndReason { get; private set; }

    public bool IsAgreed => SupplyAgreedAt is not null && SchoolAgreedAt is not null;

    /// <summary>Planning anew leaves it: pinned, or somebody agreed.</summary>
    public bool IsLocked => PinnedAt is not null || SupplyAgreedAt is not null || SchoolAgreedAt is not null;

    public static Pairing OfWindow(long groupId, VisitWindow window, DateTimeOffset now) => new(groupId, window.Kind, now) { Window = window, WindowId = window.Id };

    public static Pairing OfAnimators(long groupId, long one, long other, TimeBlock block, DateTimeOffset now) =>
        new(groupId, MeetingKind.Animators, now) { AnimatorA = one, AnimatorB = other, Block = block.Place };

    public void Pin(DateTimeOffset now) => PinnedAt ??= now;

    public void Unpin() => PinnedAt = null;

    /// <summary>One side agreed, on the telephone or otherwise.</summary>
    public void Agree(PairingSide side, DateTimeOffset now)
    {
        if (side == PairingSide.School)
            SchoolAgreedAt ??= now;
        else
            SupplyAgreedAt ??= now;
    }

    public void Refuse(PairingSide side, string reason, DateTimeOffset now)
    {
        RefusedBy = side;
        End(reason, now);
    }

    public void End(string? reason, DateTimeOffset now) => (EndedAt, EndReason) = (now, reason);
}

/// <summary>Who agrees to a pairing, or refuses it.</summary>
public enum PairingSide
{
    /// <summary>The host, or the animators.</summary>
    Supply,

    School,
}
