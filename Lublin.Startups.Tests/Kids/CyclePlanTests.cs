using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Kids.Cycles;

namespace Lublin.Startups.Tests.Kids;

/// <summary>The dates of a cycle: in the weekly block, far enough apart, around days off and around the two hours that hosts give.</summary>
public sealed class CyclePlanTests
{
    private static readonly DateOnly Monday = new(2027, 3, 15);
    private static readonly TimeBlock Tuesday = new(DayOfWeek.Tuesday, 1);

    private static CycleFacts Facts => new(MeetingTemplate.Usual(), Monday, new(2027, 6, 7), Tuesday, Window(MeetingKind.CompanyVisit, new(2027, 4, 8)), Window(MeetingKind.CreativeHour, new(2027, 4, 23))) { Suits = TimeBlocks.Every };

    [Fact]
    public void Meetings_are_in_the_weekly_block_and_visit_and_creative_hour_when_their_hosts_receive_the_group()
    {
        var plan = CyclePlan.Of(Facts);

        Assert.Empty(plan.Gaps);
        Assert.Equal([1, 2, 3, 4, 5, Meeting.CreativeOrder], plan.Meetings.Select(meeting => meeting.Order));
        Assert.All(plan.Meetings.Where(meeting => meeting.Kind == MeetingKind.Animators), meeting => Assert.Equal((DayOfWeek.Tuesday, new(8, 45)), (meeting.Date.DayOfWeek, meeting.Start)));
        Assert.Equal((new DateOnly(2027, 4, 8), new TimeOnly(9, 0), new TimeOnly(10, 30)), (plan.Meetings[3].Date, plan.Meetings[3].Start, plan.Meetings[3].End));
        Assert.True(plan.Meetings[4].Date > plan.Meetings[3].Date);
    }

    [Fact]
    public void Each_is_at_least_so_many_days_after_the_one_before_as_the_template_says()
    {
        var plan = CyclePlan.Of(Facts with { Template = [new("A", 45, MeetingKind.Animators, 1), new("B", 45, MeetingKind.Animators, 8), new("C", 45, MeetingKind.Animators, 7)] });

        Assert.Equal([new(2027, 3, 16), new(2027, 3, 30), new(2027, 4, 6)], plan.Meetings.Where(meeting => meeting.Kind == MeetingKind.Animators).Select(meeting => meeting.Date));
    }

    [Fact]
    public void A_day_off_is_passed_over()
    {
        var plan = CyclePlan.Of(Facts with { IsOff = day => day == new DateOnly(2027, 3, 16) });

        Assert.Equal(new(2027, 3, 23), plan.Meetings[0].Date);
    }

    [Fact]
    public void A_window_on_the_weekly_block_moves_that_one_meeting_to_another_day_of_the_same_week()
    {
        var plan = CyclePlan.Of(Facts with { Creative = Window(MeetingKind.CreativeHour, new(2027, 3, 23)) });

        Assert.Equal([new(2027, 3, 16), new(2027, 3, 24), new(2027, 3, 30)], plan.Meetings.Take(3).OrderBy(meeting => meeting.Date).Select(meeting => meeting.Date));
        Assert.Equal([false, true, false], plan.Meetings.Take(3).Select(meeting => meeting.IsMoved));
    }

    [Fact]
    public void What_cannot_be_placed_is_explained()
    {
        Assert.Equal(
            [new(1, CycleObstacle.NoAnimators), new(2, CycleObstacle.NoAnimators), new(3, CycleObstacle.NoAnimators), new(4, CycleObstacle.NoVisit), new(5, CycleObstacle.NoAnimators), new(Meeting.CreativeOrder, CycleObstacle.NoCreativeHour)],
            CyclePlan.Of(Facts with { Weekly = null, Visit = null, Creative = null }).Gaps);
        Assert.Contains(new(5, CycleObstacle.NoDayLeft), CyclePlan.Of(Facts with { Until = new(2027, 4, 9) }).Gaps);
        Assert.Contains(new(4, CycleObstacle.DayOff), CyclePlan.Of(Facts with { IsOff = day => day == new DateOnly(2027, 4, 8) }).Gaps);
        Assert.Contains(new(4, CycleObstacle.OutOfOrder), CyclePlan.Of(Facts with { Visit = Window(MeetingKind.CompanyVisit, new(2027, 3, 18)) }).Gaps);
        Assert.Contains(new(4, CycleObstacle.Past), CyclePlan.Of(Facts with { Visit = Window(MeetingKind.CompanyVisit, new(2027, 3, 10)) }).Gaps);
    }

    [Fact]
    public void What_was_held_or_told_stays_and_the_rest_follows_it()
    {
        PlannedMeeting held = new(1, MeetingKind.Animators, "A", new(2027, 3, 31), new(10, 0), new(10, 45));

        var plan = CyclePlan.Of(Facts with { Standing = new Dictionary<int, PlannedMeeting> { [1] = held } });

        Assert.Equal(held, plan.Meetings[0]);
        Assert.True(plan.Meetings[1].Date > held.Date);
    }

    [Fact]
    public void Where_an_animator_has_something_else_the_next_week_is_taken()
    {
        var plan = CyclePlan.Of(Facts with { IsFree = (date, _, _) => date != new DateOnly(2027, 3, 16) });

        Assert.Equal(new(2027, 3, 23), plan.Meetings[0].Date);
    }

    [Fact]
    public void A_template_without_a_meeting_with_two_visits_or_with_meetings_on_one_day_is_refused()
    {
        MeetingTemplate meeting = new("A", 45, MeetingKind.Animators, 7), visit = new("W", 90, MeetingKind.CompanyVisit, 7);

        Assert.Equal(TemplateFault.NoMeeting, TemplateDesk.FaultOf([]));
        Assert.Equal(TemplateFault.NoMeeting, TemplateDesk.FaultOf([visit]));
        Assert.Equal(TemplateFault.TwoVisits, TemplateDesk.FaultOf([meeting, visit, visit]));
        Assert.Equal(TemplateFault.OutOfRange, TemplateDesk.FaultOf([meeting, meeting with { DaysAfter = 0 }]));
        Assert.Null(TemplateDesk.FaultOf([.. MeetingTemplate.Usual()]));
    }

    private static WindowFacts Window(MeetingKind kind, DateOnly date) => new(kind, date, new(9, 0), kind == MeetingKind.CompanyVisit ? new(10, 30) : new(10, 0), 30, 6, Wheelchair: true);
}
