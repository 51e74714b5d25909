using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

/// <summary>Publishing the timetable: all that was seen, numbered, in one commit; or nothing, and by name why.</summary>
public abstract class PublishDeskTests(ITestDatabase database) : LectureOfficeTests(database)
{
    [Fact]
    public async Task The_first_version_shows_the_drafts_that_are_ready_and_names_what_others_lack()
    {
        var ready = await Lectures.DraftAsync("Finanse", [Plan]);
        await Lectures.DraftAsync("Bez spotkania", []);

        var seen = await Lectures.LookAsync();
        Assert.Equal([("Bez spotkania", Missing.Session)], seen.Drafts.Where(draft => !draft.IsReady).Select(draft => (draft.Title.In("pl").Text, draft.Missing[0])));
        Assert.Equal(1, Assert.IsType<TimetableOutcome.Published>(await Lectures.PublishAsync(seen, note: "Semestr letni")).Number);

        var edition = await Office.AskAsync<StartupsDb, Edition>(db => db.Editions.AsNoTracking().SingleAsync(edition => edition.Id == ready));
        Assert.Equal(("2027-03-02", true), (edition.Slug, edition.PublishedAt is not null));
        var version = await VersionAsync(1);
        Assert.Equal(("Semestr letni", LectureOffice.Coordinator, 1), (version.Note, version.By, version.Entries.Count));
        var entry = version.Entries.Single();
        Assert.Equal((TimetableChange.Added, null, "Sala demo 1, Wydział Ekonomiczny", "Zofia Mówi"), (entry.Change, entry.Before, entry.After!.Place, entry.After.Presenters.Single()));
        Assert.Equal((0, 1), ((await Lectures.SessionAsync(ready)).Sequence, await Office.AskAsync<StartupsDb, int>(db => db.Editions.CountAsync(other => other.PublishedAt != null))));
    }

    [Fact]
    public async Task A_version_moves_adds_and_cancels_and_each_session_keeps_its_name()
    {
        var edition = await Lectures.PublishedAsync("Finanse", [Plan, Plan with { Date = Day.AddDays(7) }]);
        var before = await Lectures.SessionsAsync(edition);
        await Lectures.MoveAsync(before[0], at => at with { RoomId = Lectures.OtherRoom });
        await Lectures.CancelAsync(before[1].Uid, "Choroba");
        var added = Assert.IsType<EditOutcome.Done>(await Lectures.AddAsync(edition, Plan with { Date = Day.AddDays(14) })).Uid;

        Assert.Equal(2, Assert.IsType<TimetableOutcome.Published>(await Lectures.PublishAsync()).Number);

        var (moved, cancelled, another) = (await Lectures.StoredAsync(before[0].Uid), await Lectures.StoredAsync(before[1].Uid), await Lectures.StoredAsync(added));
        Assert.Equal((Lectures.OtherRoom, 1), (moved.RoomId, moved.Sequence));
        Assert.Equal(("Choroba", 1, true), (cancelled.CancelReason, cancelled.Sequence, cancelled.CancelledAt is not null));
        Assert.Equal((Day.AddDays(14), 0, edition), (another.Date, another.Sequence, another.EditionId));
        Assert.Equal(
            [(TimetableChange.Moved, "Sala demo 1, Wydział Ekonomiczny", "Sala demo 2, Wydział Ekonomiczny"), (TimetableChange.Cancelled, "Sala demo 1, Wydział Ekonomiczny", null), (TimetableChange.Added, null, "Sala demo 1, Wydział Ekonomiczny")],
            (await VersionAsync(2)).Entries.OrderBy(entry => entry.Id).Select(entry => (entry.Change, entry.Before?.Place, entry.After?.Place)));
        Assert.True((await Lectures.LookAsync()).Next.IsEmpty);
        Assert.Equal(["Moved"], await VerbsAsync(moved.Id));
        Assert.Equal(["CancelPlanned", "Cancelled"], await VerbsAsync(cancelled.Id));
    }

    [Fact]
    public async Task A_length_alone_is_a_change_that_version_calendar_and_mail_know()
    {
        var session = await Lectures.SessionAsync(await Lectures.PublishedAsync("Finanse", [Plan]));
        await Lectures.MoveAsync(session, at => at with { End = new(12, 30) });
        await Lectures.PublishAsync();

        var entry = (await VersionAsync(2)).Entries.Single();
        Assert.Equal((new TimeOnly(11, 45), new TimeOnly(12, 30), TimetableChange.Moved), (entry.Before!.End, entry.After!.End, entry.Change));
        Assert.Equal(1, (await Lectures.StoredAsync(session.Uid)).Sequence);
        Assert.Equal([new TimeOnly(11, 45)], (await Lectures.NewsAsync(after: 1)).SelectMany(news => news.Tidings).Select(tiding => tiding.Before!.End));
    }

    [Fact]
    public async Task Nothing_to_publish_is_not_published()
    {
        Assert.Equal(new TimetableOutcome.Nothing(null, null, null), await Lectures.PublishAsync());
        await Lectures.PublishedAsync("Finanse", [Plan]);
        Assert.Equal(1, Assert.IsType<TimetableOutcome.Nothing>(await Lectures.PublishAsync()).Last);
        Assert.Equal(1, await Office.AskAsync<StartupsDb, int>(db => db.TimetableVersions.CountAsync()));
    }

    [Fact]
    public async Task Of_several_who_publish_the_same_at_once_one_does_and_the_others_hear_the_number()
    {
        var session = await Lectures.SessionAsync(await Lectures.PublishedAsync("Finanse", [Plan]));
        await Lectures.MoveAsync(session, at => at with { Date = Day.AddDays(1) });
        await Lectures.DraftAsync("Nowy", [Plan with { RoomId = Lectures.OtherRoom, Start = new(13, 0), End = new(14, 0) }]);
        var seen = await Lectures.LookAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Lectures.PublishAsync(seen)));

        Assert.Equal(2, Assert.Single(outcomes.OfType<TimetableOutcome.Published>()).Number);
        Assert.Equal([2, 2], outcomes.OfType<TimetableOutcome.Nothing>().Select(nothing => nothing.Last));
        Assert.Single(await Lectures.NewsAsync(after: 1));
    }

    [Fact]
    public async Task What_nobody_has_seen_is_not_published()
    {
        var session = await Lectures.SessionAsync(await Lectures.PublishedAsync("Finanse", [Plan]));
        await Lectures.MoveAsync(session, at => at with { Date = Day.AddDays(1) });
        var seen = await Lectures.LookAsync();
        await Lectures.MoveAsync(session.Uid, at => at with { Date = Day.AddDays(2) });

        Assert.IsType<TimetableOutcome.Overtaken>(await Lectures.PublishAsync(seen));
        Assert.Equal(Day, (await Lectures.StoredAsync(session.Uid)).Date);
    }

    [Fact]
    public async Task A_change_of_what_was_cancelled_meanwhile_is_named_and_nothing_is_published()
    {
        var (gone, other) = (await Lectures.PublishedAsync("Odwołany", [Plan]), await Lectures.PublishedAsync("Inny", [Plan with { Date = Day.AddDays(1) }]));
        var (session, second) = (await Lectures.SessionAsync(gone), await Lectures.SessionAsync(other));
        await Lectures.MoveAsync(session, at => at with { Start = new(9, 0) });
        await Lectures.MoveAsync(second, at => at with { Start = new(9, 0) });
        await Office.DoAsync<EditionDesk>(desk => desk.CancelAsync(gone, "Choroba", LectureOffice.Coordinator));

        var stale = Assert.Single(Assert.IsType<TimetableOutcome.Stale>(await Lectures.PublishAsync()).Changes);

        Assert.Equal(("Odwołany", StaleWhy.CancelledMeanwhile), (stale.Session.Title.In("pl").Text, stale.Why));
        Assert.Equal(new TimeOnly(10, 15), (await Lectures.StoredAsync(second.Uid)).Start);
        await Lectures.UndoAsync(session.Uid);
        Assert.IsType<TimetableOutcome.Published>(await Lectures.PublishAsync());
    }

    [Fact]
    public async Task A_change_of_a_session_whose_place_became_another_is_named_until_it_is_saved_again()
    {
        var session = await Lectures.SessionAsync(await Lectures.PublishedAsync("Finanse", [Plan]));
        await Lectures.MoveAsync(session, at => at with { Start = new(9, 0) });
        await Office.DoAsync<StartupsDb>(async db =>
        {
            (await db.Sessions.SingleAsync(each => each.Uid == session.Uid)).FollowPlace(Office.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });

        Assert.Equal(StaleWhy.ChangedMeanwhile, Assert.Single(Assert.IsType<TimetableOutcome.Stale>(await Lectures.PublishAsync()).Changes).Why);
        Assert.IsType<EditOutcome.Done>(await Lectures.MoveAsync(session.Uid, at => at));
        Assert.IsType<TimetableOutcome.Published>(await Lectures.PublishAsync());
        Assert.Equal(2, (await Lectures.StoredAsync(session.Uid)).Sequence);
    }

    [Fact]
    public async Task A_change_whose_time_has_come_or_whose_room_is_archived_by_now_is_named()
    {
        var edition = await Lectures.PublishedAsync("Finanse", [Plan, Plan with { Date = new(2026, 11, 25) }]);
        var sessions = await Lectures.SessionsAsync(edition);
        await Lectures.MoveAsync(sessions[0], at => at with { Start = new(12, 0), End = new(13, 0) });
        await Lectures.MoveAsync(sessions[1], at => at with { RoomId = Lectures.OtherRoom });
        await Office.DoAsync<StartupsDb>(async db =>
        {
            (await db.Rooms.SingleAsync(room => room.Id == Lectures.OtherRoom)).Archive(Office.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });
        Office.Clock.Advance(TimeSpan.FromDays(3));

        Assert.Equal([StaleWhy.Over, StaleWhy.RoomGone], Assert.IsType<TimetableOutcome.Stale>(await Lectures.PublishAsync()).Changes.Select(change => change.Why));
    }

    [Fact]
    public async Task Two_lectures_at_one_moment_in_one_room_are_both_named_and_none_is_published()
    {
        var (one, two) = (await Lectures.PublishedAsync("Finanse", [Plan]), await Lectures.PublishedAsync("Prawo", [Plan with { Date = Day.AddDays(1) }], speaker: await Lectures.SpeakerAsync("Adam Inny")));
        var (first, second) = (await Lectures.SessionAsync(one), await Lectures.SessionAsync(two));
        await Lectures.MoveAsync(first, at => at with { Date = Day.AddDays(2) });
        await Lectures.MoveAsync(second, at => at with { Date = Day.AddDays(2), Start = new(11, 0), End = new(12, 0) });

        var clashes = Assert.IsType<TimetableOutcome.Clashes>(await Lectures.PublishAsync()).Conflicts;

        Assert.Equal(
            [("Finanse", ResourceKind.Room, "Prawo"), ("Prawo", ResourceKind.Room, "Finanse")],
            clashes.Select(clash => (clash.Session.Title.In("pl").Text, clash.Shared!.Value.Kind, clash.With!.Title.In("pl").Text)).Order());
        Assert.Equal([Day, Day.AddDays(1)], [(await Lectures.StoredAsync(first.Uid)).Date, (await Lectures.StoredAsync(second.Uid)).Date]);
        Assert.Single(await VersionsAsync(), version => version.Number == 2);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_speaker_in_two_rooms_at_one_hour_is_found_in_whichever_order_it_was_entered(bool otherWay)
    {
        SessionPlan[] plans = [Plan, Plan with { RoomId = Lectures.OtherRoom, Start = new(11, 0), End = new(12, 0) }];
        if (otherWay)
            Array.Reverse(plans);
        await Lectures.PublishedAsync("Pierwszy", [plans[0]]);
        await Lectures.DraftAsync("Drugi", [plans[1]]);

        var clash = Assert.Single(Assert.IsType<TimetableOutcome.Clashes>(await Lectures.PublishAsync()).Conflicts);
        Assert.Equal(("Drugi", ResourceKind.Presenter, "Pierwszy"), (clash.Session.Title.In("pl").Text, clash.Shared!.Value.Kind, clash.With!.Title.In("pl").Text));
    }

    [Fact]
    public async Task What_asks_for_a_reason_is_published_with_one_alone()
    {
        await Lectures.DraftAsync("W niedzielę", [Plan with { Date = new(2027, 3, 7) }]);
        Assert.IsType<TimetableOutcome.AsksReason>(await Lectures.PublishAsync(reason: null));
        Assert.IsType<TimetableOutcome.Published>(await Lectures.PublishAsync(reason: "Dzień otwarty"));
    }

    // The key of the mail to the host is taken, so that the last save of the command fails, after everything else is written.
    [Fact]
    public async Task After_a_command_that_failed_the_timetable_is_what_it_was()
    {
        var edition = await Lectures.PublishedAsync("Finanse", [Plan, Plan with { Date = Day.AddDays(7) }]);
        var before = await Lectures.SessionsAsync(edition);
        await Lectures.MoveAsync(before[0], at => at with { Start = new(8, 0) });
        await Lectures.CancelAsync(before[1].Uid);
        await Lectures.DraftAsync("Nowy", [Plan with { Date = Day.AddDays(3) }]);
        await Office.DoAsync<StartupsDb>(async db =>
        {
            db.Add(new OutboxMail(TimetableMails.Kind, new("host", Lectures.Host), $"{TimetableMails.KeysOf(2)}host:{Lectures.Host}", "pl", Office.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
        });

        await Assert.ThrowsAsync<DbUpdateException>(() => Lectures.PublishAsync());

        Assert.Equal([Plan, Plan with { Date = Day.AddDays(7) }], [(await Lectures.StoredAsync(before[0].Uid)).Plan, (await Lectures.StoredAsync(before[1].Uid)).Plan]);
        Assert.Null((await Lectures.StoredAsync(before[1].Uid)).CancelledAt);
        Assert.Equal([1], (await VersionsAsync()).Select(version => version.Number));
        var waits = await Lectures.LookAsync();
        Assert.Equal((3, 1), (waits.Next.Changes.Count, waits.Chosen.Count));
    }

    private Task<TimetableVersion> VersionAsync(int number) => Office.AskAsync<StartupsDb, TimetableVersion>(db =>
        db.TimetableVersions.AsNoTracking().Include(version => version.Entries).SingleAsync(version => version.Number == number));

    private Task<List<TimetableVersion>> VersionsAsync() => Office.AskAsync<StartupsDb, List<TimetableVersion>>(db => db.TimetableVersions.AsNoTracking().OrderBy(version => version.Number).ToListAsync());

    private Task<List<string>> VerbsAsync(long session) => Office.AskAsync<StartupsDb, List<string>>(db =>
        db.History.Where(row => row.Subject == "session" && row.SubjectId == session && row.Verb != "ChangePlanned").OrderBy(row => row.Id).Select(row => row.Verb).ToListAsync());
}

public sealed class PublishDeskOnSqliteTests() : PublishDeskTests(new SqliteDatabase());

public sealed class PublishDeskOnPostgresTests() : PublishDeskTests(new PostgresDatabase());
