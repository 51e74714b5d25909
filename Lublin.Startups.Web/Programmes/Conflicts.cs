using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;

namespace Lublin.Startups.Web.Programmes;

/// <summary>A session as whoever plans sees it: of what, when, where, with whom, for how many.</summary>
/// <param name="SessionId">0 while it is only being thought of.</param>
/// <param name="EditionId">Its edition.</param>
/// <param name="ProgrammeId">Its programme.</param>
/// <param name="Title">The programme's.</param>
/// <param name="Plan">When and where.</param>
/// <param name="Capacity">How many may come.</param>
public sealed record Booking(long SessionId, long EditionId, long ProgrammeId, LocalText Title, SessionPlan Plan, int Capacity)
{
    public ProgrammeKind Kind { get; init; }

    public long? PresenterId { get; init; }

    /// <summary>How many fit into its room; null on-line.</summary>
    public int? RoomSeats { get; init; }

    /// <summary>What is published holds its room and its presenter; a draft only wishes for them.</summary>
    public bool IsPublished { get; init; }

    /// <summary>Whether both run at one moment.</summary>
    public bool Overlaps(Booking other) => Plan.Date == other.Plan.Date && Plan.Start < other.Plan.End && other.Plan.Start < Plan.End;
}

/// <summary>The conflicts of a session at its time and place.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Session">Which session.</param>
/// <param name="With">The other session, where there is one.</param>
/// <param name="Day">The day off, where it is one.</param>
public sealed record Conflict(ConflictKind Kind, Booking Session, Booking? With = null, DayOff? Day = null)
{
    /// <summary>Refused when publishing; what is not hard asks for a reason.</summary>
    public bool IsHard => Kind switch
    {
        ConflictKind.RoomTooSmall or ConflictKind.TimeSkipped or ConflictKind.Overlap => true,
        ConflictKind.RoomTaken or ConflictKind.PresenterTaken => With!.IsPublished,
        _ => false,
    };

    /// <summary>By which two readings of the same conflict are known.</summary>
    public (ConflictKind Kind, long Session, long? With) Key => (Kind, Session.SessionId, With?.SessionId);
}

public enum ConflictKind
{
    RoomTaken,
    PresenterTaken,

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
            if (Between(session, other) is { } kind)
                yield return new(kind, session, other);
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
    private static ConflictKind? Between(Booking session, Booking other)
    {
        if (session.EditionId == other.EditionId && session.EditionId != 0)
            return session.Overlaps(other) ? ConflictKind.Overlap : null;
        if (session.Overlaps(other) && session.Plan.RoomId is { } room && other.Plan.RoomId == room)
            return ConflictKind.RoomTaken;
        if (session.Overlaps(other) && session.PresenterId is { } presenter && other.PresenterId == presenter)
            return ConflictKind.PresenterTaken;
        return session.ProgrammeId == other.ProgrammeId ? ConflictKind.SameProgramme : null;
    }
}
