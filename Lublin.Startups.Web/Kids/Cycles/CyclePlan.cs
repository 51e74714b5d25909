namespace Lublin.Startups.Web.Kids.Cycles;

/// <summary>What the dates of one group's cycle follow from.</summary>
/// <param name="Template">The meetings, in order.</param>
/// <param name="From">The first day on which one may be.</param>
/// <param name="Until">The last.</param>
/// <param name="Weekly">The block of the week that its animators lead; null when it has none.</param>
/// <param name="Visit">The window of its visit; null when it has none.</param>
/// <param name="Creative">The window of its creative hour; null when it has none.</param>
public sealed record CycleFacts(IReadOnlyList<MeetingTemplate> Template, DateOnly From, DateOnly Until, TimeBlock? Weekly, WindowFacts? Visit, WindowFacts? Creative)
{
    /// <summary>The blocks that suit the group and both animators: where a meeting goes that cannot be in the weekly one.</summary>
    public TimeBlocks Suits { get; init; }

    /// <summary>Whether schools are closed.</summary>
    public Func<DateOnly, bool> IsOff { get; init; } = _ => false;

    /// <summary>Whether the group and both animators have nothing else then.</summary>
    public Func<DateOnly, TimeOnly, TimeOnly, bool> IsFree { get; init; } = (_, _, _) => true;

    /// <summary>What stands and is not moved: held, or told to people; by order.</summary>
    public IReadOnlyDictionary<int, PlannedMeeting> Standing { get; init; } = new Dictionary<int, PlannedMeeting>();
}

/// <summary>One meeting with its date.</summary>
/// <param name="Order">As in the template; <see cref="Meeting.CreativeOrder"/> for the creative hour.</param>
/// <param name="IsMoved">It is not in the weekly block, because something else of the group is.</param>
public sealed record PlannedMeeting(int Order, MeetingKind Kind, string Title, DateOnly Date, TimeOnly Start, TimeOnly End, bool IsMoved = false);

/// <summary>Why a meeting has no date, or not the one that it should have.</summary>
public sealed record CycleGap(int Order, CycleObstacle Why);

public enum CycleObstacle
{
    /// <summary>The group has no animators and no block of the week.</summary>
    NoAnimators,

    /// <summary>It has no visit.</summary>
    NoVisit,

    /// <summary>It has no creative hour.</summary>
    NoCreativeHour,

    /// <summary>Until the end of the season no day is left on which everybody can.</summary>
    NoDayLeft,

    /// <summary>The window is on a day on which schools are closed.</summary>
    DayOff,

    /// <summary>The window is over already.</summary>
    Past,

    /// <summary>Somebody who would be with the children is not checked on that day.</summary>
    NotCleared,

    /// <summary>The group has something else at that time.</summary>
    Taken,

    /// <summary>The visit has a date, but comes before a meeting that should be before it.</summary>
    OutOfOrder,
}

/// <summary>The dates of one group's cycle: meetings in its weekly block, the visit and the creative hour when their hosts receive it. Pure: it reads no clock and no database.</summary>
public sealed record CyclePlan(IReadOnlyList<PlannedMeeting> Meetings, IReadOnlyList<CycleGap> Gaps)
{
    public static CyclePlan Of(CycleFacts facts)
    {
        List<PlannedMeeting> meetings = [];
        List<CycleGap> gaps = [];
        foreach (var (index, template) in facts.Template.Index().Where(each => each.Item.Kind == MeetingKind.CompanyVisit))
            Receive(facts, index + 1, MeetingKind.CompanyVisit, template.Title, facts.Visit, CycleObstacle.NoVisit, meetings, gaps);
        Receive(facts, Meeting.CreativeOrder, MeetingKind.CreativeHour, "", facts.Creative, CycleObstacle.NoCreativeHour, meetings, gaps);
        DateOnly? before = null;
        foreach (var (index, template) in facts.Template.Index())
        {
            var order = index + 1;
            var earliest = before?.AddDays(template.DaysAfter) ?? facts.From;
            if (template.Kind != MeetingKind.Animators)
            {
                if (meetings.Find(meeting => meeting.Order == order) is { } visit)
                {
                    if (before is { } last && visit.Date < last.AddDays(template.DaysAfter))
                        gaps.Add(new(order, CycleObstacle.OutOfOrder));
                    else
                        before = visit.Date;
                }

                continue;
            }

            if (facts.Standing.TryGetValue(order, out var standing))
            {
                meetings.Add(standing);
                before = before is { } already && already > standing.Date ? already : standing.Date;
            }
            else if (facts.Weekly is not { } weekly)
            {
                gaps.Add(new(order, CycleObstacle.NoAnimators));
            }
            else if (Next(facts, order, template, earliest < facts.From ? facts.From : earliest, weekly, meetings) is var (placed, due))
            {
                meetings.Add(placed);
                // Those after a meeting that had to give way stay where they would have been.
                before = due;
            }
            else
            {
                gaps.Add(new(order, CycleObstacle.NoDayLeft));
            }
        }

        return new([.. meetings.OrderBy(meeting => meeting.Order)], [.. gaps.OrderBy(gap => gap.Order)]);
    }

    private static void Receive(CycleFacts facts, int order, MeetingKind kind, string title, WindowFacts? window, CycleObstacle none, List<PlannedMeeting> meetings, List<CycleGap> gaps)
    {
        if (facts.Standing.TryGetValue(order, out var standing))
            meetings.Add(standing);
        else if (window is null)
            gaps.Add(new(order, none));
        else if (window.Date < facts.From)
            gaps.Add(new(order, CycleObstacle.Past));
        else if (IsClosed(facts, window.Date))
            gaps.Add(new(order, CycleObstacle.DayOff));
        else
            meetings.Add(new(order, kind, title, window.Date, window.From, window.To));
    }

    private static (PlannedMeeting Placed, DateOnly Due)? Next(CycleFacts facts, int order, MeetingTemplate template, DateOnly earliest, TimeBlock weekly, IReadOnlyList<PlannedMeeting> meetings)
    {
        for (var day = earliest; day <= facts.Until; day = day.AddDays(1))
        {
            if (day.DayOfWeek != weekly.Day || IsClosed(facts, day) || meetings.Any(meeting => meeting.Kind == MeetingKind.Animators && meeting.Order < order && meeting.Date >= day))
                continue;
            if (!IsGroupsDay(day, meetings))
            {
                if (At(day, weekly, isMoved: false) is { } usual)
                    return (usual, day);
                continue;
            }

            // Its visit or its creative hour is on this day: this one meeting goes to another day of the same week.
            for (var other = day.AddDays(1); other < day.AddDays(7) && other <= facts.Until; other = other.AddDays(1))
            {
                if (IsClosed(facts, other) || IsGroupsDay(other, meetings))
                    continue;
                foreach (var block in facts.Suits.All.Where(block => block.Day == other.DayOfWeek && facts.Suits.Fits(block, template.Minutes)))
                {
                    if (At(other, block, isMoved: true) is { } moved)
                        return (moved, day);
                }
            }
        }

        return null;

        PlannedMeeting? At(DateOnly day, TimeBlock block, bool isMoved) => block.Start.AddMinutes(template.Minutes) is var end && facts.IsFree(day, block.Start, end)
            ? new(order, template.Kind, template.Title, day, block.Start, end, isMoved)
            : null;
    }

    private static bool IsGroupsDay(DateOnly day, IReadOnlyList<PlannedMeeting> meetings) => meetings.Any(meeting => meeting.Date == day);

    private static bool IsClosed(CycleFacts facts, DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || facts.IsOff(day);
}
