using Lublin.Startups.Web.Clock;

namespace Lublin.Startups.Web.Programmes;

/// <summary>A dated meeting: a local fact (date, start, end in Warsaw) from which its instants are derived and kept beside it for ordering.</summary>
public sealed class Session
{
    private readonly List<SessionPresenter> led = [];

    private Session()
    {
    }

    internal Session(Edition edition, SessionPlan plan, DateTimeOffset? toldAt, Guid? uid = null, long? groupId = null)
    {
        (Edition, GroupId) = (edition, groupId);
        Uid = uid ?? Guid.CreateVersion7();
        ChangedAt = toldAt;
        Set(plan);
    }

    public long Id { get; private set; }
    public long EditionId { get; private set; }
    public Edition Edition { get; private set; } = null!;

    /// <summary>The one name of this meeting, for ever: in what anybody may download as it stands, in a person's calendar with that person's own after it.</summary>
    public Guid Uid { get; private set; }

    /// <summary>How often calendars were told of a change.</summary>
    public int Sequence { get; private set; }

    public DateOnly Date { get; private set; }
    public TimeOnly Start { get; private set; }
    public TimeOnly End { get; private set; }
    public DateTimeOffset StartsAt { get; private set; }
    public DateTimeOffset EndsAt { get; private set; }

    /// <summary>Where it is held; null on-line.</summary>
    public long? RoomId { get; private set; }

    public Room? Room { get; private set; }

    /// <summary>For which group of the edition's people it is; null for everybody.</summary>
    public long? GroupId { get; private set; }

    public IReadOnlyCollection<SessionPresenter> Led => led;

    /// <summary>The presenters, in the order in which they are named.</summary>
    public IEnumerable<Presenter> Presenters => led.OrderBy(each => each.Place).Select(each => each.Presenter);

    public IReadOnlyList<long> PresenterIds => [.. led.OrderBy(each => each.Place).Select(each => each.PresenterId)];

    /// <summary>Shown to the confirmed only.</summary>
    public string? OnlineLink { get; private set; }

    public DateTimeOffset? CancelledAt { get; private set; }

    /// <summary>Why it alone does not take place, in the words of the office; null when it does, or when the whole edition was cancelled.</summary>
    public string? CancelReason { get; private set; }

    /// <summary>When people were last told of a change of it, or that it was added; null when never.</summary>
    public DateTimeOffset? ChangedAt { get; private set; }

    public bool IsOnline => RoomId is null;

    /// <summary>Another time, place or link. Answers whether anything has changed; calendars are told only of what was published.</summary>
    public bool Move(SessionPlan plan, DateTimeOffset now)
    {
        if (plan == Plan)
            return false;
        Set(plan);
        if (Edition.PublishedAt is not null)
            Tell(now);
        return true;
    }

    /// <summary>The place it is held in has another name, address or way in: calendars are told.</summary>
    public void FollowPlace(DateTimeOffset now) => Tell(now);

    public void Cancel(DateTimeOffset now, string? reason = null)
    {
        if (CancelledAt is not null)
            return;
        CancelledAt = now;
        CancelReason = reason;
        Tell(now);
    }

    /// <summary>Others lead it. Answers whether anything has changed.</summary>
    internal bool LeadBy(IReadOnlyList<long> presenters)
    {
        if (presenters.SequenceEqual(PresenterIds))
            return false;
        led.RemoveAll(each => !presenters.Contains(each.PresenterId));
        foreach (var (place, id) in presenters.Index())
        {
            if (led.Find(each => each.PresenterId == id) is { } known)
                known.Stand(place);
            else
                led.Add(new(this, id, place));
        }

        return true;
    }

    public SessionPlan Plan => new(Date, Start, End, RoomId, OnlineLink);

    private void Tell(DateTimeOffset now)
    {
        Sequence++;
        ChangedAt = now;
    }

    private void Set(SessionPlan plan)
    {
        if (plan.End <= plan.Start)
            throw new ArgumentException("A session ends after it starts, on the same day.", nameof(plan));
        (Date, Start, End, RoomId, OnlineLink) = plan;
        if (Room?.Id != plan.RoomId)
            Room = null;
        StartsAt = Warsaw.ToInstant(Date, Start);
        EndsAt = Warsaw.ToInstant(Date, End);
    }
}

/// <summary>That a person leads a session.</summary>
public sealed class SessionPresenter
{
    private SessionPresenter()
    {
    }

    internal SessionPresenter(Session session, long presenterId, int place) => (Session, PresenterId, Place) = (session, presenterId, place);

    public long SessionId { get; private set; }
    public Session Session { get; private set; } = null!;
    public long PresenterId { get; private set; }
    public Presenter Presenter { get; private set; } = null!;

    /// <summary>The person's place in the order of presenters, from 0.</summary>
    public int Place { get; private set; }

    internal void Stand(int place) => Place = place;
}

/// <summary>When and where, as a person in Lublin would say it.</summary>
/// <param name="Date">The day in Warsaw.</param>
/// <param name="Start">By the clock in Warsaw.</param>
/// <param name="End">By the clock in Warsaw, after the start.</param>
/// <param name="RoomId">Null on-line.</param>
/// <param name="OnlineLink">Null on the spot.</param>
public sealed record SessionPlan(DateOnly Date, TimeOnly Start, TimeOnly End, long? RoomId, string? OnlineLink = null)
{
    /// <summary>Whether day and hours are those of another plan, wherever it is.</summary>
    public bool IsSameDate(SessionPlan other) => (Date, Start, End) == (other.Date, other.Start, other.End);

    /// <summary>Whether it begins or ends at a time that the clock skips when summer time begins.</summary>
    public bool IsSkipped => Warsaw.IsInGap(Date, Start) || Warsaw.IsInGap(Date, End);
}
