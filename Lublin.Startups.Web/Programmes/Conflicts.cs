using Lublin.Startups.Web.Clock;

namespace Lublin.Startups.Web.Programmes;

/// <summary>The conflicts of a session at its time and place.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Session">Which session.</param>
/// <param name="With">The other session, where there is one.</param>
/// <param name="Day">The day off, where it is one.</param>
public sealed record Conflict(ConflictKind Kind, Booking Session, Booking? With = null, DayOff? Day = null)
{
    /// <summary>What both sessions want, where that is the conflict.</summary>
    public Resource? Shared { get; init; }

    /// <summary>Refused when publishing; what is not hard asks for a reason.</summary>
    public bool IsHard => Kind switch
    {
        ConflictKind.RoomTooSmall or ConflictKind.TimeSkipped or ConflictKind.Overlap => true,
        ConflictKind.Taken => With!.IsPublished,
        _ => false,
    };

    /// <summary>By which two readings of the same conflict are known.</summary>
    public (ConflictKind Kind, long Session, long? With) Key => (Kind, Session.SessionId, With?.SessionId);
}

public enum ConflictKind
{
    /// <summary>Two sessions want the same room, person, group or thing at one moment.</summary>
    Taken,

    /// <summary>Two sessions of one edition run at one moment.</summary>
    Overlap,

    /// <summary>The room has fewer seats than the edition.</summary>
    RoomTooSmall,

    /// <summary>The clock never shows this time: summer time begins.</summary>
    TimeSkipped,

    DayOff,
    Weekend,

    /// <summary>Before 7:00 or after 21:00.</summary>
    OddHours,

    /// <summary>Another edition of the same programme on that day.</summary>
    SameProgramme,
}

/// <summary>Finds the conflicts of sessions at their times and places. Pure: it reads no clock and no database.</summary>
public static class Conflicts
{
    /// <summary>When a day's first session should begin at the earliest, and its last one end at the latest.</summary>
    public static readonly (TimeOnly From, TimeOnly To) Hours = (new(7, 0), new(21, 0));

    /// <param name="sessions">Those that are asked about.</param>
    /// <param name="others">Sessions that take place on the same days, those asked about perhaps among them.</param>
    public static IReadOnlyList<Conflict> Of(IEnumerable<Booking> sessions, IReadOnlyCollection<Booking> others) =>
        [.. sessions.SelectMany(session => Of(session, others))];

    /// <inheritdoc cref="Of(IEnumerable{Booking}, IReadOnlyCollection{Booking})"/>
    public static IEnumerable<Conflict> Of(Booking session, IReadOnlyCollection<Booking> others)
    {
        var plan = session.Plan;
        foreach (var other in others.Where(other => other.SessionId != session.SessionId || other.SessionId == 0).Where(other => other.Plan.Date == plan.Date))
        {
            if (Between(session, other) is { } conflict)
                yield return conflict;
        }

        if (session.RoomSeats < session.Capacity)
            yield return new(ConflictKind.RoomTooSmall, session);
        if (plan.IsSkipped)
            yield return new(ConflictKind.TimeSkipped, session);
        if (DaysOff.On(plan.Date) is { } off)
            yield return new(ConflictKind.DayOff, session, Day: off);
        else if (plan.Date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            yield return new(ConflictKind.Weekend, session);
        if (plan.Start < Hours.From || plan.End > Hours.To)
            yield return new(ConflictKind.OddHours, session);
    }

    // One thing is said of two sessions: the one that weighs most.
    private static Conflict? Between(Booking session, Booking other)
    {
        var atOnce = session.Overlaps(other);
        if (session.EditionId == other.EditionId && session.EditionId != 0)
            return atOnce ? new(ConflictKind.Overlap, session, other) : null;
        if (atOnce && Shared(session, other) is { } shared)
            return new(ConflictKind.Taken, session, other) { Shared = shared };
        return session.ProgrammeId == other.ProgrammeId ? new(ConflictKind.SameProgramme, session, other) : null;
    }

    // Of several the one whose kind comes first, so that both sessions name the same.
    private static Resource? Shared(Booking session, Booking other)
    {
        var shared = session.Resources.Intersect(other.Resources).OrderBy(resource => resource.Kind).ThenBy(resource => resource.Key, StringComparer.Ordinal).ToList();
        return shared.Count > 0 ? shared[0] : null;
    }
}
