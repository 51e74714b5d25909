using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

/// <summary>The working copy: what is changed there is nobody's business before it is published.</summary>
public abstract class TimetableDeskTests(ITestDatabase database) : LectureOfficeTests(database)
{
    [Fact]
    public async Task A_published_session_that_is_moved_stays_for_everybody_where_it_is_until_the_next_version()
    {
        var session = await Lectures.SessionAsync(await Lectures.PublishedAsync("Finanse", [Plan]));

        Assert.IsType<EditOutcome.Done>(await Lectures.MoveAsync(session, at => at with { Start = new(12, 15), End = new(13, 45) }));

        var stored = await Lectures.StoredAsync(session.Uid);
        Assert.Equal((Plan, 0), (stored.Plan, stored.Sequence));
        var working = (await Lectures.FindAsync(session.Uid))!;
        Assert.Equal((WorkingMark.Moved, new TimeOnly(10, 15), new TimeOnly(12, 15)), (working.Mark, working.Before!.Plan.Start, working.After!.Plan.Start));
        Assert.Equal(LectureOffice.Coordinator, working.Pending!.By);
        Assert.Equal(["Sala demo 1"], [working.After.Room]);
    }

    [Fact]
    public async Task A_change_back_to_what_is_published_waits_for_nothing()
    {
        var session = await Lectures.SessionAsync(await Lectures.PublishedAsync("Finanse", [Plan]));
        await Lectures.MoveAsync(session, at => at with { Date = Day.AddDays(1) });
        await Lectures.MoveAsync(session.Uid, _ => Plan);

        Assert.Equal(WorkingMark.None, (await Lectures.FindAsync(session.Uid))!.Mark);
        Assert.Equal(0, await Office.AskAsync<StartupsDb, int>(db => db.PendingChanges.CountAsync()));
    }

    [Fact]
    public async Task What_waits_is_taken_back_whatever_it_was()
    {
        var edition = await Lectures.PublishedAsync("Finanse", [Plan, Plan with { Date = Day.AddDays(7) }]);
        var sessions = await Lectures.SessionsAsync(edition);
        await Lectures.MoveAsync(sessions[0], at => at with { RoomId = Lectures.OtherRoom });
        await Lectures.CancelAsync(sessions[1].Uid);
        var added = Assert.IsType<EditOutcome.Done>(await Lectures.AddAsync(edition, Plan with { Date = Day.AddDays(14) })).Uid;
        Assert.Equal([WorkingMark.Moved, WorkingMark.Cancelled, WorkingMark.New], (await Lectures.SessionsAsync(edition)).Select(session => session.Mark));

        foreach (var uid in new[] { sessions[0].Uid, sessions[1].Uid, added })
            Assert.IsType<EditOutcome.Done>(await Lectures.UndoAsync(uid));

        Assert.Equal([WorkingMark.None, WorkingMark.None], (await Lectures.SessionsAsync(edition)).Select(session => session.Mark));
        Assert.IsType<EditOutcome.Same>(await Lectures.UndoAsync(sessions[0].Uid));
    }

    [Fact]
    public async Task Of_two_editors_the_second_sees_what_the_first_saved_and_overwrites_nothing()
    {
        var seen = await Lectures.SessionAsync(await Lectures.PublishedAsync("Finanse", [Plan]));
        Assert.IsType<EditOutcome.Done>(await Lectures.MoveAsync(seen, at => at with { Start = new(9, 0) }));

        var second = Assert.IsType<EditOutcome.Overtaken>(await Lectures.MoveAsync(seen, at => at with { Start = new(11, 0) }));

        Assert.Equal(new TimeOnly(9, 0), second.Now.After!.Plan.Start);
        Assert.Equal(new TimeOnly(9, 0), (await Lectures.FindAsync(seen.Uid))!.After!.Plan.Start);
        Assert.IsType<EditOutcome.Done>(await Lectures.MoveAsync(second.Now, at => at with { Start = new(11, 0) }));
    }

    [Fact]
    public async Task Of_two_who_save_at_once_one_is_told()
    {
        var seen = await Lectures.SessionAsync(await Lectures.PublishedAsync("Finanse", [Plan]));
        var outcomes = await Task.WhenAll(Enumerable.Range(1, 4).Select(hours => Lectures.MoveAsync(seen, at => at with { Date = Day.AddDays(hours) })));
        Assert.Single(outcomes.OfType<EditOutcome.Done>());
        Assert.Equal(3, outcomes.OfType<EditOutcome.Overtaken>().Count());
    }

    [Fact]
    public async Task A_draft_is_changed_itself()
    {
        var draft = await Lectures.DraftAsync("Finanse", [Plan]);
        var session = await Lectures.SessionAsync(draft);
        Assert.Equal(WorkingMark.Unpublished, session.Mark);

        await Lectures.MoveAsync(session, at => at with { Start = new(9, 0) });
        Assert.Equal(new TimeOnly(9, 0), (await Lectures.StoredAsync(session.Uid)).Start);
        Assert.IsType<EditOutcome.Overtaken>(await Lectures.MoveAsync(session, at => at with { Start = new(8, 0) }));
        await Lectures.AddAsync(draft, Plan with { Date = Day.AddDays(7) });
        await Lectures.CancelAsync(session.Uid);

        Assert.Equal([Day.AddDays(7)], (await Lectures.SessionsAsync(draft)).Select(each => each.Slot.Plan.Date));
        Assert.Equal(0, await Office.AskAsync<StartupsDb, int>(db => db.PendingChanges.CountAsync()));
    }

    [Fact]
    public async Task Several_weeks_are_added_at_once_and_the_same_form_adds_them_once()
    {
        var edition = await Lectures.PublishedAsync("Finanse", [Plan]);
        var weeks = WeeklyRepeat.Until(Plan, Day.AddDays(28), _ => false).Plans.Select(week => new WantedSession(week, [Lectures.Speaker])).ToList();
        var form = Guid.CreateVersion7();
        for (var i = 0; i < 2; i++)
            await Office.DoAsync<TimetableDesk>(desk => desk.AddAsync(edition, weeks, form, LectureOffice.Coordinator));

        Assert.Equal([WorkingMark.None, WorkingMark.New, WorkingMark.New, WorkingMark.New, WorkingMark.New], (await Lectures.SessionsAsync(edition)).Select(session => session.Mark));
    }

    [Fact]
    public async Task Nothing_is_moved_into_the_past_into_an_archived_room_or_once_it_has_begun()
    {
        var edition = await Lectures.PublishedAsync("Finanse", [Plan, Plan with { Date = new(2026, 11, 24) }]);
        var (soon, later) = ((await Lectures.SessionsAsync(edition))[0].Uid, (await Lectures.SessionsAsync(edition))[1].Uid);
        await Office.DoAsync<StartupsDb>(async db =>
        {
            (await db.Rooms.SingleAsync(room => room.Id == Lectures.OtherRoom)).Archive(Office.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });

        Assert.IsType<EditOutcome.TooLate>(await Lectures.MoveAsync(later, at => at with { Date = new(2026, 11, 22) }));
        Assert.Equal(new EditOutcome.Unusable(Unusable.Room), await Lectures.MoveAsync(later, at => at with { RoomId = Lectures.OtherRoom }));
        Assert.Equal(new EditOutcome.Unusable(Unusable.Room), await Lectures.MoveAsync(later, at => at with { RoomId = 987654 }));
        Assert.Equal(new EditOutcome.Unusable(Unusable.Presenter), await Lectures.MoveAsync(later, at => at, [987654]));
        Office.Clock.Advance(TimeSpan.FromDays(2));
        Assert.IsType<EditOutcome.TooLate>(await Lectures.MoveAsync(soon, at => at with { Date = Day }));
        Assert.IsType<EditOutcome.TooLate>(await Lectures.CancelAsync(soon));
        Assert.IsType<EditOutcome.Gone>(await Lectures.CancelAsync(Guid.CreateVersion7()));
    }

    [Fact]
    public async Task The_working_copy_of_some_days_has_what_is_published_what_waits_and_drafts()
    {
        var edition = await Lectures.PublishedAsync("Finanse", [Plan, Plan with { Date = Day.AddDays(1) }, Plan with { Date = Day.AddDays(40) }]);
        await Lectures.DraftAsync("Szkic", [Plan with { RoomId = Lectures.OtherRoom }]);
        var sessions = await Lectures.SessionsAsync(edition);
        await Lectures.MoveAsync(sessions[2], at => at with { Date = Day.AddDays(2) });
        await Lectures.MoveAsync(sessions[1], at => at with { Date = Day.AddDays(60) });

        var week = await Office.AskAsync<StartupsDb, IReadOnlyList<WorkingSession>>(db => db.WorkingCopyAsync(Day, Day.AddDays(6)));

        Assert.Equal(
            [("Finanse", WorkingMark.None), ("Szkic", WorkingMark.Unpublished), ("Finanse", WorkingMark.Moved), ("Finanse", WorkingMark.Moved)],
            week.Select(session => (session.Title.In("pl").Text, session.Mark)).OrderBy(each => each.Mark == WorkingMark.Moved));
        Assert.Contains(week, session => session.Uid == sessions[1].Uid && session.Before!.Plan.Date == Day.AddDays(1) && session.After!.Plan.Date == Day.AddDays(60));
    }
}

public sealed class TimetableDeskOnSqliteTests() : TimetableDeskTests(new SqliteDatabase());

public sealed class TimetableDeskOnPostgresTests() : TimetableDeskTests(new PostgresDatabase());
