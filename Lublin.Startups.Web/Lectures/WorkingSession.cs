using System.Globalization;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Lectures;

/// <summary>A session of any kind as everybody is shown it, and as it will be with the next version of the timetable.</summary>
/// <param name="Uid">Its name for ever.</param>
/// <param name="SessionId">0 while it is only to be added.</param>
/// <param name="EditionId">Its edition.</param>
/// <param name="ProgrammeId">Its programme.</param>
/// <param name="Kind">Of programme.</param>
/// <param name="Title">The programme's.</param>
/// <param name="Capacity">The edition's.</param>
public sealed record WorkingSession(Guid Uid, long SessionId, long EditionId, long ProgrammeId, ProgrammeKind Kind, LocalText Title, int Capacity)
{
    /// <summary>How everybody is shown it; null while nobody is.</summary>
    public WorkingSlot? Before { get; init; }

    /// <summary>How it will be; null when it does not take place.</summary>
    public WorkingSlot? After { get; init; }

    /// <summary>What waits for the next version; null when nothing does.</summary>
    public PendingFacts? Pending { get; init; }

    public int Sequence { get; init; }

    /// <summary>How people come.</summary>
    public Entry Entry { get; init; }

    /// <summary>For which group of the edition's people it is; null for everybody.</summary>
    public long? GroupId { get; init; }

    /// <summary>Whether people are shown its edition.</summary>
    public bool IsPublished { get; init; }

    /// <summary>Whether it was called off with everybody knowing.</summary>
    public bool IsCancelled { get; init; }

    /// <summary>Where it is given; null for what is not a lecture.</summary>
    public UniversityChoice? University { get; init; }

    public long? UniversityId => University?.Id;

    public long? HostId { get; init; }

    /// <summary>What the lecture is judged by besides when, where and with whom; null for what is not a lecture.</summary>
    public EditionFacts? Facts { get; init; }

    public bool IsLecture => UniversityId is not null;

    /// <summary>Where it stands on the day that it is drawn on: as it will be, or else as it would have been.</summary>
    public WorkingSlot Slot => After ?? Before ?? throw new InvalidOperationException("A session is somewhere.");

    public WorkingMark Mark => Pending switch
    {
        null => IsPublished ? WorkingMark.None : WorkingMark.Unpublished,
        { Cancels: true } => WorkingMark.Cancelled,
        _ when Before is null => WorkingMark.New,
        _ => Before.Plan == After?.Plan ? WorkingMark.Changed : WorkingMark.Moved,
    };

    /// <summary>What a form carries, so that its sender is told when somebody changed the session meanwhile.</summary>
    public string Seen => Fingerprint.Of(
        Sequence.ToString(CultureInfo.InvariantCulture), Pending?.Version.ToString(CultureInfo.InvariantCulture), Before?.Words, After?.Words, IsCancelled ? "-" : "+", Pending?.CancelReason);
}

/// <summary>When, where and with whom.</summary>
public sealed record WorkingSlot(SessionPlan Plan, IReadOnlyList<long> PresenterIds)
{
    /// <summary>The room's name; null on-line.</summary>
    public string? Room { get; init; }

    public string? Venue { get; init; }

    /// <summary>How many fit in.</summary>
    public int? RoomSeats { get; init; }

    /// <summary>Whether nothing new is planned in that room.</summary>
    public bool IsRoomArchived { get; init; }

    /// <summary>The presenters, in the order in which they are named; nobody where no names were asked for.</summary>
    public IReadOnlyList<PlannedPerson> People { get; init; } = [];

    /// <summary>Their names.</summary>
    public IReadOnlyList<string> Presenters => [.. People.Select(person => person.Name)];

    public bool IsSame(SessionPlan plan, IReadOnlyCollection<long> presenters) => Plan == plan && PresenterIds.ToHashSet().SetEquals(presenters);

    internal string Words => $"{Plan.Date:O} {Plan.Start:O} {Plan.End:O} {Plan.RoomId} {Plan.OnlineLink} {string.Join(',', PresenterIds.Order())}";
}

/// <summary>What waits for the next version.</summary>
/// <param name="Version">Of the pending change.</param>
/// <param name="BasedOn">The session's sequence that the change was made from.</param>
/// <param name="Cancels">Whether it is called off.</param>
/// <param name="CancelReason">In words that people read.</param>
/// <param name="By">As the history names actors.</param>
/// <param name="At">When.</param>
public sealed record PendingFacts(int Version, int BasedOn, bool Cancels, string? CancelReason, string By, DateTimeOffset At);

public enum WorkingMark
{
    /// <summary>It stays as everybody is shown it.</summary>
    None,
    New,
    Moved,

    /// <summary>Somebody else speaks.</summary>
    Changed,
    Cancelled,

    /// <summary>Of an edition that nobody is shown yet.</summary>
    Unpublished,
}
