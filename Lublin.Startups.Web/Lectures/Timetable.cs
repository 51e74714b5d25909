using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Lectures;

/// <summary>What will become of a session of a published lecture with the next version of the timetable: one a session.</summary>
public sealed class PendingChange
{
    private PendingChange()
    {
    }

    public PendingChange(long editionId, Guid sessionUid, int basedOn)
    {
        (EditionId, SessionUid, BasedOn) = (editionId, sessionUid, basedOn);
    }

    public long Id { get; private set; }
    public long EditionId { get; private set; }
    public Edition Edition { get; private set; } = null!;

    /// <summary>Of a session that is there, or that the next version adds.</summary>
    public Guid SessionUid { get; private set; }

    /// <summary>The sequence of the session that it was made from; -1 when it is to be added.</summary>
    public int BasedOn { get; private set; }

    /// <summary>It is called off instead of moved.</summary>
    public bool Cancels { get; private set; }

    /// <summary>Why it is called off, in words that people read.</summary>
    public string? CancelReason { get; private set; }

    public DateOnly Date { get; private set; }
    public TimeOnly Start { get; private set; }
    public TimeOnly End { get; private set; }
    public long? RoomId { get; private set; }
    public Room? Room { get; private set; }
    public string? OnlineLink { get; private set; }
    public IList<long> PresenterIds { get; private set; } = [];

    /// <summary>As the history names actors.</summary>
    public string By { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    /// <summary>Rises with every change, so that of two people who change it at once the second is shown what the first did.</summary>
    public int Version { get; private set; }

    public bool Adds => BasedOn < 0;

    public SessionPlan Plan => new(Date, Start, End, RoomId, OnlineLink);

    public void Move(SessionPlan plan, IEnumerable<long> presenters, string actor, DateTimeOffset now)
    {
        (Date, Start, End, RoomId, OnlineLink) = plan;
        (Cancels, CancelReason) = (false, null);
        PresenterIds = [.. presenters];
        Sign(actor, now);
    }

    /// <param name="plan">As it would have been.</param>
    /// <param name="presenters">Its speakers.</param>
    /// <param name="reason">In words that people read.</param>
    public void Cancel(SessionPlan plan, IEnumerable<long> presenters, string reason, string actor, DateTimeOffset now)
    {
        (Date, Start, End, RoomId, OnlineLink) = plan;
        PresenterIds = [.. presenters];
        (Cancels, CancelReason) = (true, reason);
        Sign(actor, now);
    }

    /// <summary>Made from the session as it is by now.</summary>
    /// <param name="sequence">The session's.</param>
    public void BaseOn(int sequence) => BasedOn = sequence;

    private void Sign(string actor, DateTimeOffset now)
    {
        (By, At) = (actor, now);
        Version++;
    }
}

/// <summary>The timetable of lectures as it was published once, with what was new in it.</summary>
public sealed class TimetableVersion(int number, DateTimeOffset publishedAt, string by, string? note, string? withoutMails)
{
    private readonly List<TimetableEntry> entries = [];

    public long Id { get; private set; }

    /// <summary>1, 2, 3…: what its address ends with.</summary>
    public int Number { get; private set; } = number;

    public DateTimeOffset PublishedAt { get; private set; } = publishedAt;

    /// <summary>As the history names actors.</summary>
    public string By { get; private set; } = by;

    /// <summary>What the office says of it to everybody, in Polish.</summary>
    public string? Note { get; private set; } = note;

    /// <summary>Why nobody was told; null when people were.</summary>
    public string? WithoutMails { get; private set; } = withoutMails;

    public IReadOnlyCollection<TimetableEntry> Entries => entries;

    public void Add(TimetableEntry entry) => entries.Add(entry);
}

/// <summary>What was new of one session in one version, in words that stay as they were.</summary>
public sealed class TimetableEntry(Guid sessionUid, TimetableChange change, LocalText title)
{
    public long Id { get; private set; }
    public long VersionId { get; private set; }
    public Guid SessionUid { get; private set; } = sessionUid;
    public TimetableChange Change { get; private set; } = change;
    public LocalText Title { get; private set; } = title;

    /// <summary>Null when it was added.</summary>
    public EntrySlot? Before { get; private set; }

    /// <summary>Null when it was cancelled.</summary>
    public EntrySlot? After { get; private set; }

    public TimetableEntry From(EntrySlot before)
    {
        Before = before;
        return this;
    }

    public TimetableEntry To(EntrySlot after)
    {
        After = after;
        return this;
    }
}

/// <summary>When and where, as it was called then.</summary>
/// <param name="Date">The day in Warsaw.</param>
/// <param name="Start">By the clock in Warsaw.</param>
/// <param name="End">By the clock in Warsaw.</param>
/// <param name="Place">Room and venue; null on-line.</param>
/// <param name="Presenters">Their names.</param>
public sealed record EntrySlot(DateOnly Date, TimeOnly Start, TimeOnly End, string? Place, IReadOnlyList<string> Presenters);

public enum TimetableChange
{
    Added,

    /// <summary>Another day, hour or place.</summary>
    Moved,

    /// <summary>Another speaker, or texts.</summary>
    Changed,

    Cancelled,
}

/// <summary>What a person was last told of a session, whichever version told it: the next mail compares with it.</summary>
public sealed class Told
{
    private Told()
    {
    }

    public Told(string personKey, Guid sessionUid, Slot slot, int sequence, DateTimeOffset now)
    {
        (PersonKey, SessionUid) = (personKey, sessionUid);
        Tell(slot, sequence, now);
    }

    public long Id { get; private set; }

    /// <summary>The person, by type and number: <c>presenter:7</c>, <c>host:3</c>, <c>enrolment:418</c>.</summary>
    public string PersonKey { get; private set; } = "";

    public Guid SessionUid { get; private set; }
    public Slot Slot { get; private set; } = null!;
    public int Sequence { get; private set; }

    /// <summary>Since when they know. A person who got their place later knows what was published by then.</summary>
    public DateTimeOffset At { get; private set; }

    public void Tell(Slot slot, int sequence, DateTimeOffset now) => (Slot, Sequence, At) = (slot, sequence, now);
}

/// <summary>What people are told of a session when it differs: day, hour, room, link, and whether it takes place.</summary>
public sealed record Slot(DateOnly Date, TimeOnly Start, TimeOnly End, long? RoomId, string? OnlineLink, bool IsCancelled)
{
    public static Slot Of(Session session) => new(session.Date, session.Start, session.End, session.RoomId, session.OnlineLink, session.CancelledAt is not null);
}
