using Lublin.Startups.Web.Clock;

namespace Lublin.Startups.Web.Kids.Cycles;

/// <summary>Who could take over a meeting, and why others could not.</summary>
public static class Substitutes
{
    /// <summary>Everybody who could lead it instead: free at that time, checked on that day, and it is within their hours.</summary>
    public static IReadOnlyList<Animator> For(CycleSheet sheet, Meeting meeting) =>
        [.. sheet.Animators.Values.Where(animator => Against(sheet, meeting, animator) is null).OrderBy(animator => animator.Presenter.Name, StringComparer.Ordinal)];

    /// <summary>Every other window in which it could be instead.</summary>
    public static IReadOnlyList<VisitWindow> WindowsFor(CycleSheet sheet, Meeting meeting, DateTimeOffset now) =>
        [.. sheet.Windows.Where(window => Against(sheet, meeting, window, now) is null)];

    public static MoveObstacle? Against(CycleSheet sheet, Meeting meeting, Animator animator)
    {
        var plan = meeting.Session.Plan;
        return animator.Presenter.ArchivedAt is not null || meeting.Session.PresenterIds.Contains(animator.PresenterId) || animator.EndsOn < plan.Date || animator.TrainedOn is not { } trained || trained > plan.Date
            || !CycleSheet.Covers(animator.Hours, plan.Date, plan.Start, plan.End) || IsFull(sheet, animator, plan.Date) ? MoveObstacle.Hours
            : !sheet.IsCleared(animator.PresenterId, plan.Date) ? MoveObstacle.NotCleared
            : sheet.ConflictsOf(meeting.SessionId, meeting.GroupId, plan, [animator.PresenterId]).Count > 0 ? MoveObstacle.Taken
            : null;
    }

    public static MoveObstacle? Against(CycleSheet sheet, Meeting meeting, VisitWindow window, DateTimeOffset now)
    {
        var group = meeting.Group;
        return window.Kind != meeting.Kind || window.Id == meeting.WindowId || sheet.Pairings.Any(pairing => pairing.WindowId == window.Id && pairing.GroupId != group.Id)
            || sheet.Meetings.Any(other => other.WindowId == window.Id && other is { LostHostAt: null, Session.CancelledAt: null } && other != meeting)
            || !window.Suits(group) || window.Date >= sheet.Season.Gala.Date ? MoveObstacle.Window
            : Warsaw.ToInstant(window.Date, window.From) <= now ? MoveObstacle.Past
            : sheet.Facts.IsOff(window.Date) || !CycleSheet.Covers(TimeBlocks.Every, window.Date, window.From, window.To) ? MoveObstacle.NotSchoolTime
            : !sheet.Clearances.MayReceive(window, window.Date) ? MoveObstacle.NotCleared
            : sheet.ConflictsOf(meeting.SessionId, group.Id, new(window.Date, window.From, window.To, RoomId: null), meeting.Session.PresenterIds).Count > 0 ? MoveObstacle.Taken
            : null;
    }

    private static bool IsFull(CycleSheet sheet, Animator animator, DateOnly day)
    {
        var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        return sheet.Meetings.Count(meeting => meeting.Session.CancelledAt is null && meeting.Session.Date >= monday && meeting.Session.Date < monday.AddDays(7) && meeting.Session.PresenterIds.Contains(animator.PresenterId)) >= animator.MaxMeetingsWeek;
    }
}
