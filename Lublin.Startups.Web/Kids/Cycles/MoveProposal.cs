using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Kids.Cycles;

/// <summary>What moving one meeting would do: to it, and to those after it.</summary>
public sealed record MoveProposal(IReadOnlyList<MovedMeeting> Moves)
{
    /// <summary>What is against it; empty when it can be done.</summary>
    public IReadOnlyList<CycleOutcome.Against> Against { get; init; } = [];

    /// <summary>Who would be told; nobody of what was not published.</summary>
    public IReadOnlyList<CyclePerson> Told => [.. Moves.Where(move => move.Meeting.PublishedAt is not null).SelectMany(move => CycleMails.Of(move.Meeting)).Distinct()];

    /// <summary>By which what was seen is told from what would be done now.</summary>
    public string Fingerprint => Data.Fingerprint.Of(Moves.Select(move => FormattableString.Invariant($"{move.Meeting.SessionId}|{move.Meeting.Session.Sequence}|{move.After}")));

    /// <param name="sheet">The season as it stands.</param>
    /// <param name="meeting">Led by animators, still to come.</param>
    /// <param name="date">The new day.</param>
    /// <param name="start">The new hour.</param>
    /// <param name="shifts">Whether those that follow move by as many days; otherwise they stay.</param>
    /// <param name="now">An instant.</param>
    public static MoveProposal Of(CycleSheet sheet, Meeting meeting, DateOnly date, TimeOnly start, bool shifts, DateTimeOffset now)
    {
        var days = date.DayNumber - meeting.Session.Date.DayNumber;
        var cycle = sheet.Of(meeting.GroupId).Where(other => other.Session.CancelledAt is null && other.Order != Meeting.CreativeOrder).OrderBy(other => other.Order).ToList();
        List<MovedMeeting> moves = [new(meeting, meeting.Session.Plan with { Date = date, Start = start, End = start.Add(meeting.Session.End - meeting.Session.Start) })];
        if (shifts && days != 0)
        {
            // A visit is when its host receives the group; what was held is over.
            foreach (var next in cycle.Where(other => other.Order > meeting.Order && other.Kind == MeetingKind.Animators && !other.IsHeld))
            {
                var to = next.Session.Date.AddDays(days);
                while (IsClosed(sheet, to))
                    to = to.AddDays(days > 0 ? 7 : -7);
                moves.Add(new(next, next.Session.Plan with { Date = to }));
            }
        }

        var going = moves.ConvertAll(move => move.Meeting.SessionId);
        return new(moves) { Against = [.. moves.SelectMany(move => Check(sheet, move, going, now)), .. OutOfOrder(cycle, moves)] };
    }

    private static IEnumerable<CycleOutcome.Against> Check(CycleSheet sheet, MovedMeeting move, List<long> going, DateTimeOffset now)
    {
        var (meeting, plan) = (move.Meeting, move.After);
        if (Warsaw.ToInstant(plan.Date, plan.Start) <= now)
            yield return new(MoveObstacle.Past, Order: meeting.Order);
        if (IsClosed(sheet, plan.Date) || !CycleSheet.Covers(TimeBlocks.Every, plan.Date, plan.Start, plan.End))
            yield return new(MoveObstacle.NotSchoolTime, Order: meeting.Order);
        var leaders = meeting.Session.PresenterIds;
        if (!leaders.All(id => sheet.IsCleared(id, plan.Date)))
            yield return new(MoveObstacle.NotCleared, Order: meeting.Order);
        if (sheet.ConflictsOf(meeting.SessionId, meeting.GroupId, plan, leaders, going) is [var conflict, ..])
            yield return new(MoveObstacle.Taken, conflict, meeting.Order);
    }

    // Each stays after the one before it.
    private static IEnumerable<CycleOutcome.Against> OutOfOrder(List<Meeting> cycle, List<MovedMeeting> moves)
    {
        var days = cycle.ConvertAll(meeting => (Meeting: meeting, Move: moves.Find(move => move.Meeting == meeting)));
        foreach (var (one, next) in days.Zip(days.Skip(1)))
        {
            if ((one.Move ?? next.Move) is not null && (next.Move?.After.Date ?? next.Meeting.Session.Date) <= (one.Move?.After.Date ?? one.Meeting.Session.Date))
                yield return new(MoveObstacle.Order, Order: next.Meeting.Order);
        }
    }

    private static bool IsClosed(CycleSheet sheet, DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || sheet.Facts.IsOff(day);
}

/// <param name="Meeting">As it stands.</param>
/// <param name="After">When it would be.</param>
public sealed record MovedMeeting(Meeting Meeting, SessionPlan After);
