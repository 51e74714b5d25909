using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Kids;

/// <summary>
/// A session of one group's cycle: which of the template it is, and what became of it. When and where, and who leads it, its session says. Nobody but the office knows of it before it is published.
/// </summary>
public sealed class Meeting
{
    /// <summary>The place of the creative hour, after the five of the template.</summary>
    public const int CreativeOrder = 99;

    private Meeting()
    {
    }

    public Meeting(Session session, long groupId, int order, MeetingKind kind, string title)
    {
        Session = session;
        (GroupId, Order, Kind, Title) = (groupId, order, kind, title);
    }

    public long SessionId { get; private set; }
    public Session Session { get; private set; } = null!;
    public long GroupId { get; private set; }
    public SchoolGroup Group { get; private set; } = null!;

    /// <summary>From 1, as in the template; <see cref="CreativeOrder"/> for the creative hour.</summary>
    public int Order { get; private set; }

    public MeetingKind Kind { get; private set; }

    /// <summary>In Polish, as the template had it.</summary>
    public string Title { get; private set; } = "";

    /// <summary>The window in which it takes place; null for animators.</summary>
    public long? WindowId { get; private set; }

    public VisitWindow? Window { get; private set; }

    /// <summary>Since when its host does not receive the group any more; null once there is another.</summary>
    public DateTimeOffset? LostHostAt { get; private set; }

    /// <summary>The one big costume comes along.</summary>
    public bool HasCostume { get; private set; }

    /// <summary>The member of staff who goes along to a visit; null while nobody does.</summary>
    public long? EscortId { get; private set; }

    /// <summary>Since when the group, its animators and its host know of it.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>How many came, as the animator or staff wrote it down; null until then.</summary>
    public int? ChildrenCame { get; private set; }

    public int? AdultsCame { get; private set; }

    /// <summary>Whether somebody of the school was in the room the whole time.</summary>
    public bool? TeacherStayed { get; private set; }

    /// <summary>Without names; deleted with the contacts.</summary>
    public string? Note { get; private set; }

    public DateTimeOffset? LoggedAt { get; private set; }

    /// <summary>As the history names actors.</summary>
    public string? LoggedBy { get; private set; }

    /// <summary>Who cancelled it, as the history names actors; why says its session.</summary>
    public string? CancelledBy { get; private set; }

    /// <summary>It took place: somebody wrote down who came.</summary>
    public bool IsHeld => LoggedAt is not null;

    /// <summary>
    /// It is to be at a host's who offers that time no more, or not to such a group: staff find another host, or cancel it. Read with window, host and group.
    /// </summary>
    public bool HasLostHost => Kind != MeetingKind.Animators && !IsHeld
        && (LostHostAt is not null || Window is not { WithdrawnAt: null, Host.ArchivedAt: null } window || window.Date != Session.Date || window.From != Session.Start || !window.Suits(Group));

    public void Take(VisitWindow? window) => (Window, WindowId, LostHostAt) = (window, window?.Id, null);

    public void LoseHost(DateTimeOffset now) => LostHostAt ??= now;

    public void Dress(bool hasCostume) => HasCostume = hasCostume;

    public void Escort(long? staffId) => EscortId = staffId;

    public void Publish(DateTimeOffset now) => PublishedAt ??= now;

    /// <summary>Who came; later corrections replace it.</summary>
    public void Log(MeetingLog log, string actor, DateTimeOffset now)
    {
        (ChildrenCame, AdultsCame, TeacherStayed, Note) = (log.Children, log.Adults, log.TeacherStayed, log.Note);
        (LoggedAt, LoggedBy) = (now, actor);
    }

    public void NoteCancelled(string actor) => CancelledBy ??= actor;

    public void ForgetNote() => Note = null;
}

/// <summary>How a meeting was.</summary>
public sealed record MeetingLog(int Children, int Adults, bool TeacherStayed, string? Note);
