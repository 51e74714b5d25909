using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Lectures;

/// <summary>A conflict that the office knows of and leaves as it is. It counts for exactly what was seen: when a session moves, another stands in its place.</summary>
public sealed class SettledConflict(string key, ConflictKind kind, Guid sessionUid, Guid? otherUid, string reason, string by, DateTimeOffset at)
{
    public long Id { get; private set; }

    /// <summary>What was seen, in one word: <see cref="OpenConflict.Key"/>.</summary>
    public string Key { get; private set; } = key;

    public ConflictKind Kind { get; private set; } = kind;
    public Guid SessionUid { get; private set; } = sessionUid;

    /// <summary>Null where it is about one session alone.</summary>
    public Guid? OtherUid { get; private set; } = otherUid;

    public string Reason { get; private set; } = reason;

    /// <summary>As the history names actors.</summary>
    public string By { get; private set; } = by;

    public DateTimeOffset At { get; private set; } = at;
}
