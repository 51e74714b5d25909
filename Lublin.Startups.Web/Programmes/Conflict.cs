namespace Lublin.Startups.Web.Programmes;

/// <summary>The conflicts of a session at its time and place.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Session">Which session.</param>
/// <param name="With">The other session, where there is one.</param>
/// <param name="Day">The day off, where it is one.</param>
public sealed record Conflict(ConflictKind Kind, Booking Session, Booking? With = null, DayOff? Day = null)
{
    /// <summary>The room, person or thing that the conflict is about, where there is one.</summary>
    public Resource? Shared { get; init; }

    /// <summary>Minutes on the way, people expected, or sessions a year, where one of these is the conflict.</summary>
    public int? Needed { get; init; }

    /// <summary>Refused when publishing; what is not hard asks for a reason.</summary>
    public bool IsHard => Kind switch
    {
        ConflictKind.RoomTooSmall or ConflictKind.TimeSkipped or ConflictKind.Overlap or ConflictKind.EndsBeforeStart => true,
        ConflictKind.Taken => With!.IsPublished,
        _ => false,
    };

    /// <summary>Of two that cannot both be published, the other is not published yet: both may be saved, and publishing refuses the second.</summary>
    public bool IsWithDraft => Kind == ConflictKind.Taken && !IsHard;

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

    EndsBeforeStart,

    /// <summary>Two sessions want the same people at one moment.</summary>
    SameAudience,

    /// <summary>A presenter has less time between two sessions than the way takes.</summary>
    TravelTooShort,

    /// <summary>Outside the hours that a presenter declared.</summary>
    OutsideHours,

    /// <summary>More sessions a year than a presenter declared.</summary>
    AboveYearlyNumber,

    /// <summary>The room has fewer seats than people are expected.</summary>
    RoomBelowExpected,

    /// <summary>A day off of everybody, or of the university where it is held.</summary>
    DayOff,

    Weekend,

    /// <summary>Before 7:00 or after 21:00.</summary>
    OddHours,

    /// <summary>Another edition of the same programme on that day.</summary>
    SameProgramme,
}
