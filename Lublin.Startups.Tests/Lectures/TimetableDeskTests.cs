using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

/// <summary>The working copy: what is changed there is nobody's business before it is published.</summary>
public abstract class TimetableDeskTests(ITestDatabase database) : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2027, 3, 2);
    private readonly LectureOffice lectures = new(new TestOffice(database, new TestClock()));
    private SessionPlan plan = null!;

    public async ValueTask InitializeAsync()
    {
        await lectures.Office.InitializeAsync();
        await lectures.OpenAsync();
        plan = new(Day, new(10, 15), new(11, 45), lectures.Room);
    }

    public async ValueTask DisposeAsync() => await lectures.Office.DisposeAsync();

    [Fact]
    public async Task A_published_session_that_is_moved_stays_for_everybody_where_it_is_until_the_next_version()
    {
        var session = await lectures.SessionAsync(await lectures.PublishedAsync("Finanse", [plan]));

        Assert.IsType<EditOutcome.Done>(await lectures.MoveAsync(session, at => at with { Start = new(12, 15), End = new(13, 45) }));

        var stored = await lectures.StoredAsync(session.Uid);
        Assert.Equal((plan, 0), (stored.Plan, stored.Sequence));
        var working = (await lectures.FindAsync(session.Uid))!;
        Assert.Equal((WorkingMark.Moved, new TimeOnly(10, 15), new TimeOnly(12, 15)), (working.Mark, working.Before!.Plan.Start, working.After!.Plan.Start));
        Assert.Equal(LectureOffice.Coordinator, working.Pending!.By);
        Assert.Equal(["Sala demo 1"], [working.After.Room]);
    }

    [Fact]
    public async Task A_change_back_to_what_is_published_waits_for_nothing()
    {
        var session = await lectures.SessionAsync(await lectures.PublishedAsync("Finanse", [plan]));
        await lectures.MoveAsync(session, at => at with { Date = Day.AddDays(1) });
        await lectures.MoveAsync(session.Uid, _ => plan);

        Assert.Equal(WorkingMark.None, (await lectures.FindAsync(session.Uid))!.Mark);
        Assert.Equal(0, await lectures.Office.AskAsync<StartupsDb, int>(db => db.PendingChanges.CountAsync()));
    }

    [Fact]
    public async Task What_waits_is_taken_back_whatever_it_was()
    {
        var edition = await lectures.PublishedAsync("Finanse", [plan, plan with { Date = Day.AddDays(7) }]);
        var sessions = await lectures.SessionsAsync(edition);
        await lectures.MoveAsync(sessions[0], at => at with { RoomId = lectures.OtherRoom });
        await lectures.CancelAsync(sessions[1].Uid);
        var added = Assert.IsType<EditOutcome.Done>(await lectures.AddAsync(edition, plan with { Date = Day.AddDays(14) })).Uid;
        Assert.Equal([WorkingMark.Moved, WorkingMark.Cancelled, WorkingMark.New], (await lectures.SessionsAsync(edition)).Select(session => session.Mark));

        foreach (var uid in new[] { sessions[0].Uid, sessions[1].Uid, added })
            Assert.IsType<EditOutcome.Done>(await lectures.UndoAsync(uid));

        Assert.Equal([WorkingMark.None, WorkingMark.None], (await lectures.SessionsAsync(edition)).Select(session => session.Mark));
        Assert.IsType<EditOutcome.Same>(await lectures.UndoAsync(sessions[0].Uid));
    }

    [Fact]
    public async Task Of_two_editors_the_second_sees_what_the_first_saved_and_overwrites_nothing()
    {
        var seen = await lectures.SessionAsync(await lectures.PublishedAsync("Finanse", [plan]));
        Assert.IsType<EditOutcome.Done>(await lectures.MoveAsync(seen, at => at with { Start = new(9, 0) }));

        var second = Assert.IsType<EditOutcome.Overtaken>(await lectures.MoveAsync(seen, at => at with { Start = new(11, 0) }));

        Assert.Equal(new TimeOnly(9, 0), second.Now.After!.Plan.Start);
        Assert.Equal(new TimeOnly(9, 0), (await lectures.FindAsync(seen.Uid))!.After!.Plan.Start);
        Assert.IsType<EditOutcome.Done>(await lectures.MoveAsync(second.Now, at => at with { Start = new(11, 0) }));
    }

    [Fact]
    public async Task Of_two_who_save_at_once_one_is_told()
    {
        var seen = await lectures.SessionAsync(await lectures.PublishedAsync("Finanse", [plan]));
        var outcomes = await Task.WhenAll(Enumerable.Range(1, 4).Select(hours => lectures.MoveAsync(seen, at => at with { Date = Day.AddDays(hours) })));
        Assert.Single(outcomes.OfType<EditOutcome.Done>());
        Assert.Equal(3, outcomes.OfType<EditOutcome.Overtaken>().Count());
    }

    [Fact]
    public async Task A_draft_is_changed_itself()
    {
        var draft = await lectures.DraftAsync("Finanse", [plan]);
        var session = await lectures.SessionAsync(draft);
        Assert.Equal(WorkingMark.Unpublished, session.Mark);

        await lectures.MoveAsync(session, at => at with { Start = new(9, 0) });
        Assert.Equal(new TimeOnly(9, 0), (await lectures.StoredAsync(session.Uid)).Start);
        Assert.IsType<EditOutcome.Overtaken>(await lectures.MoveAsync(session, at => at with { Start = new(8, 0) }));
        await lectures.AddAsync(draft, plan with { Date = Day.AddDays(7) });
        await lectures.CancelAsync(session.Uid);

        Assert.Equal([Day.AddDays(7)], (await lectures.SessionsAsync(draft)).Select(each => each.Slot.Plan.Date));
        Assert.Equal(0, await lectures.Office.AskAsync<StartupsDb, int>(db => db.PendingChanges.CountAsync()));
    }

    [Fact]
    public async Task Several_weeks_are_added_at_once_and_the_same_form_adds_them_once()
    {
        var edition = await lectures.PublishedAsync("Finanse", [plan]);
        var weeks = WeeklyRepeat.Until(plan, Day.AddDays(28), _ => false).Plans.Select(week => new WantedSession(week, [lectures.Speaker])).ToList();
        var form = Guid.CreateVersion7();
        for (var i = 0; i < 2; i++)
            await lectures.Office.DoAsync<TimetableDesk>(desk => desk.AddAsync(edition, weeks, form, LectureOffice.Coordinator));

        Assert.Equal([WorkingMark.None, WorkingMark.New, WorkingMark.New, WorkingMark.New, WorkingMark.New], (await lectures.SessionsAsync(edition)).Select(session => session.Mark));
    }

    [Fact]
    public async Task Nothing_is_moved_into_the_past_into_an_archived_room_or_once_it_has_begun()
    {
        var edition = await lectures.PublishedAsync("Finanse", [plan, plan with { Date = new(2026, 11, 24) }]);
        var (soon, later) = ((await lectures.SessionsAsync(edition))[0].Uid, (await lectures.SessionsAsync(edition))[1].Uid);
        await lectures.Office.DoAsync<StartupsDb>(async db =>
        {
            (await db.Rooms.SingleAsync(room => room.Id == lectures.OtherRoom)).Archive(lectures.Office.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });

        Assert.IsType<EditOutcome.TooLate>(await lectures.MoveAsync(later, at => at with { Date = new(2026, 11, 22) }));
        Assert.Equal(new EditOutcome.Unusable(Unusable.Room), await lectures.MoveAsync(later, at => at with { RoomId = lectures.OtherRoom }));
        Assert.Equal(new EditOutcome.Unusable(Unusable.Room), await lectures.MoveAsync(later, at => at with { RoomId = 987654 }));
        Assert.Equal(new EditOutcome.Unusable(Unusable.Presenter), await lectures.MoveAsync(later, at => at, [987654]));
        lectures.Office.Clock.Advance(TimeSpan.FromDays(2));
        Assert.IsType<EditOutcome.TooLate>(await lectures.MoveAsync(soon, at => at with { Date = Day }));
        Assert.IsType<EditOutcome.TooLate>(await lectures.CancelAsync(soon));
        Assert.IsType<EditOutcome.Gone>(await lectures.CancelAsync(Guid.CreateVersion7()));
    }

    [Fact]
    public async Task The_working_copy_of_some_days_has_what_is_published_what_waits_and_drafts()
    {
        var edition = await lectures.PublishedAsync("Finanse", [plan, plan with { Date = Day.AddDays(1) }, plan with { Date = Day.AddDays(40) }]);
        await lectures.DraftAsync("Szkic", [plan with { RoomId = lectures.OtherRoom }]);
        var sessions = await lectures.SessionsAsync(edition);
        await lectures.MoveAsync(sessions[2], at => at with { Date = Day.AddDays(2) });
        await lectures.MoveAsync(sessions[1], at => at with { Date = Day.AddDays(60) });

        var week = await lectures.Office.AskAsync<StartupsDb, IReadOnlyList<WorkingSession>>(db => db.WorkingCopyAsync(Day, Day.AddDays(6)));

        Assert.Equal(
            [("Finanse", WorkingMark.None), ("Szkic", WorkingMark.Unpublished), ("Finanse", WorkingMark.Moved), ("Finanse", WorkingMark.Moved)],
            week.Select(session => (session.Title.In("pl").Text, session.Mark)).OrderBy(each => each.Mark == WorkingMark.Moved));
        Assert.Contains(week, session => session.Uid == sessions[1].Uid && session.Before!.Plan.Date == Day.AddDays(1) && session.After!.Plan.Date == Day.AddDays(60));
    }
}

public sealed class TimetableDeskOnSqliteTests() : TimetableDeskTests(new SqliteDatabase());

public sealed class TimetableDeskOnPostgresTests() : TimetableDeskTests(new PostgresDatabase());
