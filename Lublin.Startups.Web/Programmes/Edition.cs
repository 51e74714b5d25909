namespace Lublin.Startups.Web.Programmes;

/// <summary>One run of a programme, taken as a whole: its window, its seats, its sessions.</summary>
public sealed class Edition
{
    private readonly List<Session> sessions = [];

    private Edition()
    {
    }

    public Edition(Programme programme, EditionPlan plan)
    {
        Programme = programme;
        (Capacity, Language, TrainerId, OpensAt, ClosesAt, TermsVersion) =
            (plan.Capacity, plan.Language, plan.TrainerId, plan.OpensAt, plan.ClosesAt, plan.TermsVersion);
    }

    public long Id { get; private set; }
    public long ProgrammeId { get; private set; }
    public Programme Programme { get; private set; } = null!;

    /// <summary>The first session's date at first publication, <c>2026-11-24</c>, with <c>-2</c> on a clash; it stays when dates move.</summary>
    public string? Slug { get; private set; }

    /// <summary>Seats, all told.</summary>
    public int Capacity { get; private set; }

    /// <summary>The language it is held in: pl, en, uk.</summary>
    public string Language { get; private set; } = "pl";

    public long? TrainerId { get; private set; }
    public Trainer? Trainer { get; private set; }
    public DateTimeOffset OpensAt { get; private set; }

    /// <summary>When sign-ups, the queue among them, end; null means 12:00 the day before the first session.</summary>
    public DateTimeOffset? ClosesAt { get; private set; }

    public string TermsVersion { get; private set; } = "";
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>When the office closed sign-ups before their time.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    public DateTimeOffset? CancelledAt { get; private set; }
    public string? CancelReason { get; private set; }

    public IReadOnlyCollection<Session> Sessions => sessions;

    /// <summary>The sessions that take place, in order of time.</summary>
    public IEnumerable<Session> Held => sessions.Where(session => session.CancelledAt is null).OrderBy(session => session.StartsAt);

    /// <summary>The start of the first session that takes place; of the first at all when none does.</summary>
    /// <exception cref="InvalidOperationException">There is no session yet.</exception>
    public DateTimeOffset FirstStart => (Held.FirstOrDefault() ?? sessions.OrderBy(session => session.StartsAt).First()).StartsAt;

    public DateTimeOffset LastEnd => sessions.Max(session => session.EndsAt);

    public DateTimeOffset SignUpEnd => Window.SignUpEnd;

    public Session AddSession(SessionPlan plan)
    {
        var session = new Session(this, plan);
        sessions.Add(session);
        return session;
    }

    /// <param name="slug">Free within the programme.</param>
    /// <param name="now">The instant of publication.</param>
    public void Publish(string slug, DateTimeOffset now)
    {
        Slug ??= slug;
        PublishedAt ??= now;
    }

    public void Close(DateTimeOffset now) => ClosedAt ??= now;

    public void Reopen() => ClosedAt = null;

    public void Cancel(string reason, DateTimeOffset now)
    {
        if (CancelledAt is not null)
            return;
        (CancelledAt, CancelReason) = (now, reason);
        foreach (var session in Held.ToList())
            session.Cancel(now);
    }

    /// <summary>Sets the seats. Whether they may be fewer than are taken is the roster's to say.</summary>
    public void SetCapacity(int seats)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(seats);
        Capacity = seats;
    }

    public EditionState StateAt(DateTimeOffset now) => Window.StateAt(now);

    /// <summary>Whether anybody can sign up; asked of an edition with its programme.</summary>
    public bool TakesSignUpsAt(DateTimeOffset now) => Programme.WithdrawnAt is null && StateAt(now) == EditionState.Open;

    /// <summary>The moments from which its state is read.</summary>
    /// <exception cref="InvalidOperationException">There is no session yet.</exception>
    public EditionWindow Window => new(PublishedAt, OpensAt, ClosesAt, ClosedAt, CancelledAt, FirstStart, LastEnd);
}

/// <summary>What staff decide before an edition exists.</summary>
public sealed record EditionPlan(
    int Capacity, string Language, DateTimeOffset OpensAt, string TermsVersion, long? TrainerId = null, DateTimeOffset? ClosesAt = null);

public enum EditionState
{
    Draft,
    OpensLater,
    Open,
    Closed,
    Cancelled,
    Past,
}
