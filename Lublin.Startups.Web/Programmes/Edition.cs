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
        Set(plan);
    }

    public long Id { get; private set; }
    public long ProgrammeId { get; private set; }
    public Programme Programme { get; private set; } = null!;

    /// <summary>The first session's date at first publication, <c>2026-11-24</c>, with <c>-2</c> on a clash; it stays when dates move.</summary>
    public string? Slug { get; private set; }

    /// <summary>Seats, all told.</summary>
    public int Capacity { get; private set; }

    /// <summary>How many groups may share the seats; null where people sign up one by one.</summary>
    public int? MaxGroups { get; private set; }

    public Places Places => new(Capacity, MaxGroups);

    /// <summary>The language it is held in: pl, en, uk.</summary>
    public string Language { get; private set; } = "pl";

    public DateTimeOffset OpensAt { get; private set; }

    /// <summary>When sign-ups, the queue among them, end; null means 12:00 the day before the first session.</summary>
    public DateTimeOffset? ClosesAt { get; private set; }

    public string TermsVersion { get; private set; } = "";
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>When the office closed sign-ups before their time.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    public DateTimeOffset? CancelledAt { get; private set; }
    public string? CancelReason { get; private set; }

    /// <summary>How people get in.</summary>
    public Entry Entry { get; private set; }

    /// <summary>Who pays for it.</summary>
    public Funding Funding { get; private set; } = new(FundingKind.City);

    /// <summary>Rises with every change of the plan, so that of two people who change it at once the second is shown what the first did.</summary>
    public int Version { get; private set; }

    /// <summary>What the code of its preview is derived from; null while nobody may see the draft.</summary>
    public long? PreviewNonce { get; private set; }

    public IReadOnlyCollection<Session> Sessions => sessions;

    /// <summary>The sessions that take place, in order of time.</summary>
    public IEnumerable<Session> Held => sessions.Where(session => session.CancelledAt is null).OrderBy(session => session.StartsAt);

    /// <summary>The sessions that were called off with the whole edition, in order of time.</summary>
    public IEnumerable<Session> CalledOff => sessions.Where(session => CancelledAt is not null && session is { CancelledAt: not null, CancelReason: null }).OrderBy(session => session.StartsAt);

    /// <summary>The start of the first session that takes place; of the first at all when none does.</summary>
    /// <exception cref="InvalidOperationException">There is no session yet.</exception>
    public DateTimeOffset FirstStart => (Held.FirstOrDefault() ?? sessions.OrderBy(session => session.StartsAt).First()).StartsAt;

    public DateTimeOffset LastEnd => sessions.Max(session => session.EndsAt);

    public DateTimeOffset SignUpEnd => Window.SignUpEnd;

    /// <param name="plan">When and where.</param>
    /// <param name="toldAt">When people are told of it; null while nobody is.</param>
    /// <param name="uid">The name that was promised to it before it was there; null for a new one.</param>
    /// <param name="groupId">For which group alone it is; null for everybody.</param>
    public Session AddSession(SessionPlan plan, DateTimeOffset? toldAt = null, Guid? uid = null, long? groupId = null)
    {
        var session = new Session(this, plan, toldAt, uid, groupId);
        sessions.Add(session);
        return session;
    }

    /// <summary>Takes a session out of a draft; of what people were told of, a session is cancelled.</summary>
    /// <exception cref="InvalidOperationException">It is published.</exception>
    public void RemoveSession(Session session)
    {
        if (PublishedAt is not null)
            throw new InvalidOperationException("A session that was published is cancelled, not removed.");
        sessions.Remove(session);
    }

    /// <summary>What staff decide about it, as it stands.</summary>
    public EditionPlan Plan => new(Capacity, Language, OpensAt, TermsVersion, ClosesAt) { Funding = Funding, Entry = Entry, MaxGroups = MaxGroups };

    /// <summary>Another plan. Whether its seats may be fewer than are taken is the desk's to say.</summary>
    public void Change(EditionPlan plan)
    {
        Set(plan);
        Version++;
    }

    /// <summary>The presenters of the sessions that take place, in the order in which they come; each once.</summary>
    public IEnumerable<Presenter> Presenters => Held.SelectMany(session => session.Presenters).DistinctBy(presenter => presenter.Id);

    /// <summary>The presenters of every session that takes place; null when they are not the same for all of them.</summary>
    public IReadOnlyList<long>? CommonPresenters => Held.Select(session => session.PresenterIds).ToList() is not [var first, .. var others] ? []
        : others.TrueForAll(ids => ids.SequenceEqual(first)) ? first
        : null;

    /// <summary>Has a session led by others. The plan's form shows presenters, so one that was opened before is out of date.</summary>
    /// <param name="session">With its presenters.</param>
    /// <param name="presenters">In the order in which they are named.</param>
    public void Lead(Session session, IReadOnlyList<long> presenters)
    {
        if (session.LeadBy(presenters))
            Version++;
    }

    /// <summary>A draft like it, so many weeks later, under the terms that hold now; a session that was cancelled by itself is not copied.</summary>
    public Edition CopyAfter(int weeks, string termsVersion)
    {
        var copy = new Edition(Programme, Plan with
        {
            OpensAt = EditionCopy.Shifted(OpensAt, weeks),
            ClosesAt = ClosesAt is { } closes ? EditionCopy.Shifted(closes, weeks) : null,
            TermsVersion = termsVersion,
        });
        foreach (var session in sessions.Where(session => CancelledAt is not null ? session.CancelReason is null : session.CancelledAt is null).OrderBy(session => session.StartsAt))
            copy.AddSession(EditionCopy.Shifted(session.Plan, weeks)).LeadBy(session.PresenterIds);
        return copy;
    }

    /// <summary>Makes the link by which a draft is seen; a link made before opens nothing any more.</summary>
    public void OpenPreview(long nonce) => PreviewNonce = nonce;

    public void EndPreview() => PreviewNonce = null;

    /// <param name="slug">Free within the programme.</param>
    /// <param name="now">The instant of publication.</param>
    public void Publish(string slug, DateTimeOffset now)
    {
        Slug ??= slug;
        PublishedAt ??= now;
    }

    public void Close(DateTimeOffset now) => ClosedAt ??= now;

    /// <param name="until">Another end of sign-ups; null leaves it as it is.</param>
    public void Reopen(DateTimeOffset? until = null)
    {
        ClosedAt = null;
        if (until is not null)
            Change(Plan with { ClosesAt = until });
    }

    /// <summary>Calls off all that is still to come; what is over did take place.</summary>
    public void Cancel(string reason, DateTimeOffset now)
    {
        if (CancelledAt is not null)
            return;
        (CancelledAt, CancelReason) = (now, reason);
        foreach (var session in Held.Where(session => session.EndsAt > now).ToList())
            session.Cancel(now);
    }

    public EditionState StateAt(DateTimeOffset now) => Window.StateAt(now);

    /// <summary>Whether anybody can sign up; asked of an edition with its programme.</summary>
    public bool TakesSignUpsAt(DateTimeOffset now) => Programme.WithdrawnAt is null && StateAt(now) == EditionState.Open;

    /// <summary>The moments from which its state is read.</summary>
    /// <exception cref="InvalidOperationException">There is no session yet.</exception>
    public EditionWindow Window => new(PublishedAt, OpensAt, ClosesAt, ClosedAt, CancelledAt, FirstStart, LastEnd) { Entry = Entry };

    private void Set(EditionPlan plan)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(plan.Capacity, nameof(plan));
        (Capacity, Language, OpensAt, ClosesAt, TermsVersion, Funding, Entry) = (plan.Capacity, plan.Language, plan.OpensAt, plan.ClosesAt, plan.TermsVersion, plan.Funding, plan.Entry);
        MaxGroups = plan.MaxGroups;
    }
}

/// <summary>What staff decide about an edition besides its sessions.</summary>
public sealed record EditionPlan(
    int Capacity, string Language, DateTimeOffset OpensAt, string TermsVersion, DateTimeOffset? ClosesAt = null)
{
    public Funding Funding { get; init; } = new(FundingKind.City);
    public Entry Entry { get; init; }

    /// <inheritdoc cref="Edition.MaxGroups"/>
    public int? MaxGroups { get; init; }
}

/// <summary>How people get in.</summary>
public enum Entry
{
    /// <summary>By signing up for a seat here.</summary>
    Seats,

    /// <summary>They just come.</summary>
    Free,

    /// <summary>As the host says.</summary>
    Host,
}

public enum EditionState
{
    Draft,
    OpensLater,
    Open,
    Closed,

    /// <summary>To come, without signing up here.</summary>
    WithoutSignUp,
    Cancelled,
    Past,
}
