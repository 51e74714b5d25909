using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Kids;

/// <summary>Who has a window.</summary>
/// <param name="Group">With its school.</param>
/// <param name="Pairing">By which it was given; null when it has ended.</param>
/// <param name="Meeting">With its session; null while no dates were made.</param>
public sealed record WindowUse(SchoolGroup Group, Pairing? Pairing, Meeting? Meeting)
{
    /// <summary>Whether the visit was held or has begun.</summary>
    public bool IsOverAt(DateTimeOffset now) => Meeting is { } meeting && (meeting.IsHeld || meeting.Session.StartsAt <= now);
}

public static class WindowUseQueries
{
    /// <summary>Null while no group has it. Two queries; what they read is tracked.</summary>
    public static async Task<WindowUse?> UseOfAsync(this StartupsDb db, long windowId)
    {
        var pairing = await db.Pairings.Include(each => each.Group.School).SingleOrDefaultAsync(each => each.WindowId == windowId && each.EndedAt == null);
        var meeting = await db.Meetings.Include(each => each.Session).Include(each => each.Group.School).FirstOrDefaultAsync(each => each.WindowId == windowId && each.LostHostAt == null && each.Session.CancelledAt == null);
        return (pairing?.Group ?? meeting?.Group) is { } group ? new(group, pairing, meeting) : null;
    }
}

/// <summary>What came of changing a window or of taking it back.</summary>
public enum WindowOutcome
{
    Done,

    /// <summary>Somebody else changed it since.</summary>
    Overtaken,

    /// <summary>A group has it, and would lose it.</summary>
    InUse,

    /// <summary>The visit took place in it, or has begun.</summary>
    Over,
}
