using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Kids.Cycles;

/// <summary>What came of changing a cycle.</summary>
public abstract record CycleOutcome
{
    private CycleOutcome()
    {
    }

    /// <summary>It is done.</summary>
    /// <param name="Letters">How many letters go out.</param>
    public sealed record Done(int Letters = 0) : CycleOutcome;

    /// <summary>There is none of that name, or the group has no place any more.</summary>
    public sealed record NotFound : CycleOutcome;

    /// <summary>It was held, was cancelled, or has begun.</summary>
    public sealed record Over : CycleOutcome;

    /// <summary>A rule is against it.</summary>
    public sealed record Against(MoveObstacle Why, Conflict? Conflict = null, int Order = 0) : CycleOutcome;
}

/// <summary>Why a meeting cannot be then, or with them.</summary>
public enum MoveObstacle
{
    /// <summary>It is over by then.</summary>
    Past,

    /// <summary>Schools are closed, or it is not between 8:00 and 14:00.</summary>
    NotSchoolTime,

    /// <summary>The group, an animator or the room has something else.</summary>
    Taken,

    /// <summary>Somebody who would be with the children is not checked on that day.</summary>
    NotCleared,

    /// <summary>The host does not receive the group any more.</summary>
    HostGone,

    /// <summary>It is not after the meeting before it, or not before the next one.</summary>
    Order,

    /// <summary>The animator cannot at that hour.</summary>
    Hours,

    /// <summary>The window is too small, for older children, without a way for wheelchairs, or another group's.</summary>
    Window,

    /// <summary>A visit is when its host receives the group: it gets another window instead.</summary>
    IsVisit,
}
