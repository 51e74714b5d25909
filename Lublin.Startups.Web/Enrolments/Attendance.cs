namespace Lublin.Startups.Web.Enrolments;

/// <summary>Whether a person was at a session: one row for each session and enrolment that somebody marked. A person without a row is unmarked, not absent.</summary>
public sealed class Attendance
{
    private Attendance()
    {
    }

    public Attendance(long sessionId, long enrolmentId, AttendanceMark mark, string actor, DateTimeOffset now)
    {
        (SessionId, EnrolmentId) = (sessionId, enrolmentId);
        Change(mark, actor, now);
    }

    public long Id { get; private set; }
    public long SessionId { get; private set; }
    public long EnrolmentId { get; private set; }
    public Presence Presence { get; private set; }

    /// <summary>How much of the session was missed, in minutes; only when the person was late or left early, and the minutes were noted.</summary>
    public int? Minutes { get; private set; }

    /// <summary>As the history names actors.</summary>
    public string MarkedBy { get; private set; } = "";

    public DateTimeOffset MarkedAt { get; private set; }

    public AttendanceMark Mark => new(Presence, Minutes);

    /// <summary>Another mark: the last one counts.</summary>
    public void Change(AttendanceMark mark, string actor, DateTimeOffset now) =>
        (Presence, Minutes, MarkedBy, MarkedAt) = (mark.Presence, mark.Minutes, actor, now);
}

/// <summary>How a person attended.</summary>
/// <param name="Presence">Whether.</param>
/// <param name="Minutes">How much the person missed; only for people who were late or left early.</param>
public readonly record struct AttendanceMark(Presence Presence, int? Minutes = null)
{
    public const int LongestMinutes = 600;

    /// <summary>Whether minutes may be told.</summary>
    public static bool TakesMinutes(Presence presence) => presence is Presence.Late or Presence.Left;
}

public enum Presence
{
    Present,

    /// <summary>Came after the beginning.</summary>
    Late,

    /// <summary>Left before the end.</summary>
    Left,

    Absent,
}
