using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

/// <summary>Publishing the timetable: all that was seen, numbered, in one commit; or nothing, and by name why.</summary>
public abstract class PublishDeskTests(ITestDatabase database) : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2027, 3, 2);
    private readonly LectureOffice lectures = new(new TestOffice(database, new TestClock()));
    private SessionPlan plan = null!;

    private TestOffice Office => lectures.Office;

    public async ValueTask InitializeAsync()
    {
        await Office.InitializeAsync();
        await lectures.OpenAsync();
        plan = new(Day, new(10, 15), new(11, 45), lectures.Room);
    }

    public async ValueTask DisposeAsync() => await Office.DisposeAsync();

    [Fact]
    public async Task The_first_version_shows_the_drafts_that_are_ready_and_names_what_others_lack()
    {
        var ready = await lectures.DraftAsync("Finanse", [plan]);
        await lectures.DraftAsync("Bez spotkania", []);

        var seen = await lectures.LookAsync();
        Assert.Equal([("Bez spotkania", Missing.Session)], seen.Drafts.Where(draft => !draft.IsReady).Select(draft => (draft.Title.In("pl").Text, draft.Missing[0])));
        Assert.Equal(1, Assert.IsType<TimetableOutcome.Published>(await lectures.PublishAsync(seen, note: "Semestr letni")).Number);

        var edition = await Office.AskAsync<StartupsDb, Edition>(db => db.Editions.AsNoTracking().SingleAsync(edition => edition.Id == ready));
        Assert.Equal(("2027-03-02", true), (edition.Slug, edition.PublishedAt is not null));
        var version = await VersionAsync(1);
        Assert.Equal(("Semestr letni", LectureOffice.Coordinator, 1), (version.Note, version.By, version.Entries.Count));
        var entry = version.Entries.Single();
        Assert.Equal((TimetableChange.Added, null, "Sala demo 1, Wydział Ekonomiczny", "Zofia Mówi"), (entry.Change, entry.Before, entry.After!.Place, entry.After.Presenters.Single()));
        Assert.Equal((0, 1), ((await lectures.SessionAsync(ready)).Sequence, await Office.AskAsync<StartupsDb, int>(db => db.Editions.CountAsync(other => other.PublishedAt != null))));
    }

    [Fact]
    public async Task A_version_moves_adds_and_cancels_and_each_session_keeps_its_name()
    {
        var edition = await lectures.PublishedAsync("Finanse", [plan, plan with { Date = Day.AddDays(7) }]);
        var before = await lectures.SessionsAsync(edition);
        await lectures.MoveAsync(before[0], at => at with { RoomId = lectures.OtherRoom });
        await lectures.CancelAsync(before[1].Uid, "Choroba");
        var added = Assert.IsType<EditOutcome.Done>(await lectures.AddAsync(edition, plan with { Date = Day.AddDays(14) })).Uid;

        Assert.Equal(2, Assert.IsType<TimetableOutcome.Published>(await lectures.PublishAsync()).Number);

        var (moved, cancelled, another) = (await lectures.StoredAsync(before[0].Uid), await lectures.StoredAsync(before[1].Uid), await lectures.StoredAsync(added));
        Assert.Equal((lectures.OtherRoom, 1), (moved.RoomId, moved.Sequence));
        Assert.Equal(("Choroba", 1, true), (cancelled.CancelReason, cancelled.Sequence, cancelled.CancelledAt is not null));
        Assert.Equal((Day.AddDays(14), 0, edition), (another.Date, another.Sequence, another.EditionId));
        Assert.Equal(
            [(TimetableChange.Moved, "Sala demo 1, Wydział Ekonomiczny", "Sala demo 2, Wydział Ekonomiczny"), (TimetableChange.Cancelled, "Sala demo 1, Wydział Ekonomiczny", null), (TimetableChange.Added, null, "Sala demo 1, Wydział Ekonomiczny")],
            (await VersionAsync(2)).Entries.OrderBy(entry => entry.Id).Select(entry => (entry.Change, entry.Before?.Place, entry.After?.Place)));
        Assert.True((await lectures.LookAsync()).Next.IsEmpty);
        Assert.Equal(["Moved"], await VerbsAsync(moved.Id));
        Assert.Equal(["CancelPlanned", "Cancelled"], await VerbsAsync(cancelled.Id));
    }

    [Fact]
    public async Task A_length_alone_is_a_change_that_version_calendar_and_mail_know()
    {
        var session = await lectures.SessionAsync(await lectures.PublishedAsync("Finanse", [plan]));
        await lectures.MoveAsync(session, at => at with { End = new(12, 30) });
        await lectures.PublishAsync();

        var entry = (await VersionAsync(2)).Entries.Single();
        Assert.Equal((new TimeOnly(11, 45), new TimeOnly(12, 30), TimetableChange.Moved), (entry.Before!.End, entry.After!.End, entry.Change));
        Assert.Equal(1, (await lectures.StoredAsync(session.Uid)).Sequence);
        Assert.Equal([new TimeOnly(11, 45)], (await lectures.NewsAsync(after: 1)).SelectMany(news => news.Tidings).Select(tiding => tiding.Before!.End));
    }

    [Fact]
    public async Task Nothing_to_publish_is_not_published()
    {
        Assert.Equal(new TimetableOutcome.Nothing(null, null, null), await lectures.PublishAsync());
        await lectures.PublishedAsync("Finanse", [plan]);
        Assert.Equal(1, Assert.IsType<TimetableOutcome.Nothing>(await lectures.PublishAsync()).Last);
        Assert.Equal(1, await Office.AskAsync<StartupsDb, int>(db => db.TimetableVersions.CountAsync()));
    }

    [Fact]
    public async Task Of_several_who_publish_the_same_at_once_one_does_and_the_others_hear_the_number()
    {
        var session = await lectures.SessionAsync(await lectures.PublishedAsync("Finanse", [plan]));
        await lectures.MoveAsync(session, at => at with { Date = Day.AddDays(1) });
        await lectures.DraftAsync("Nowy", [plan with { RoomId = lectures.OtherRoom, Start = new(13, 0), End = new(14, 0) }]);
        var seen = await lectures.LookAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => lectures.PublishAsync(seen)));

        Assert.Equal(2, Assert.Single(outcomes.OfType<TimetableOutcome.Published>()).Number);
        Assert.Equal([2, 2], outcomes.OfType<TimetableOutcome.Nothing>().Select(nothing => nothing.Last));
        Assert.Single(await lectures.NewsAsync(after: 1));
    }

    [Fact]
    public async Task What_nobody_has_seen_is_not_published()
    {
        var session = await lectures.SessionAsync(await lectures.PublishedAsync("Finanse", [plan]));
        await lectures.MoveAsync(session, at => at with { Date = Day.AddDays(1) });
        var seen = await lectures.LookAsync();
        await lectures.MoveAsync(session.Uid, at => at with { Date = Day.AddDays(2) });

        Assert.IsType<TimetableOutcome.Overtaken>(await lectures.PublishAsync(seen));
        Assert.Equal(Day, (await lectures.StoredAsync(session.Uid)).Date);
    }

    [Fact]
    public async Task A_change_of_what_was_cancelled_meanwhile_is_named_and_nothing_is_published()
    {
        var (gone, other) = (await lectures.PublishedAsync("Odwołany", [plan]), await lectures.PublishedAsync("Inny", [plan with { Date = Day.AddDays(1) }]));
        var (session, second) = (await lectures.SessionAsync(gone), await lectures.SessionAsync(other));
        await lectures.MoveAsync(session, at => at with { Start = new(9, 0) });
        await lectures.MoveAsync(second, at => at with { Start = new(9, 0) });
        await Office.DoAsync<EditionDesk>(desk => desk.CancelAsync(gone, "Choroba", LectureOffice.Coordinator));

        var stale = Assert.Single(Assert.IsType<TimetableOutcome.Stale>(await lectures.PublishAsync()).Changes);

        Assert.Equal(("Odwołany", StaleWhy.CancelledMeanwhile), (stale.Session.Title.In("pl").Text, stale.Why));
        Assert.Equal(new TimeOnly(10, 15), (await lectures.StoredAsync(second.Uid)).Start);
        await lectures.UndoAsync(session.Uid);
        Assert.IsType<TimetableOutcome.Published>(await lectures.PublishAsync());
    }

    [Fact]
    public async Task A_change_of_a_session_whose_place_became_another_is_named_until_it_is_saved_again()
    {
        var session = await lectures.SessionAsync(await lectures.PublishedAsync("Finanse", [plan]));
        await lectures.MoveAsync(session, at => at with { Start = new(9, 0) });
        await Office.DoAsync<StartupsDb>(async db =>
        {
            (await db.Sessions.SingleAsync(each => each.Uid == session.Uid)).FollowPlace(Office.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });

        Assert.Equal(StaleWhy.ChangedMeanwhile, Assert.Single(Assert.IsType<TimetableOutcome.Stale>(await lectures.PublishAsync()).Changes).Why);
        Assert.IsType<EditOutcome.Done>(await lectures.MoveAsync(session.Uid, at => at));
        Assert.IsType<TimetableOutcome.Published>(await lectures.PublishAsync());
        Assert.Equal(2, (await lectures.StoredAsync(session.Uid)).Sequence);
    }

    [Fact]
    public async Task A_change_whose_time_has_come_or_whose_room_is_archived_by_now_is_named()
    {
        var edition = await lectures.PublishedAsync("Finanse", [plan, plan with { Date = new(2026, 11, 25) }]);
        var sessions = await lectures.SessionsAsync(edition);
        await lectures.MoveAsync(sessions[0], at => at with { Start = new(12, 0), End = new(13, 0) });
        await lectures.MoveAsync(sessions[1], at => at with { RoomId = lectures.OtherRoom });
        await Office.DoAsync<StartupsDb>(async db =>
        {
            (await db.Rooms.SingleAsync(room => room.Id == lectures.OtherRoom)).Archive(Office.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });
        Office.Clock.Advance(TimeSpan.FromDays(3));

        Assert.Equal([StaleWhy.Over, StaleWhy.RoomGone], Assert.IsType<TimetableOutcome.Stale>(await lectures.PublishAsync()).Changes.Select(change => change.Why));
    }

    [Fact]
    public async Task Two_lectures_at_one_moment_in_one_room_are_both_named_and_none_is_published()
    {
        var (one, two) = (await lectures.PublishedAsync("Finanse", [plan]), await lectures.PublishedAsync("Prawo", [plan with { Date = Day.AddDays(1) }], speaker: await lectures.SpeakerAsync("Adam Inny")));
        var (first, second) = (await lectures.SessionAsync(one), await lectures.SessionAsync(two));
        await lectures.MoveAsync(first, at => at with { Date = Day.AddDays(2) });
        await lectures.MoveAsync(second, at => at with { Date = Day.AddDays(2), Start = new(11, 0), End = new(12, 0) });

        var clashes = Assert.IsType<TimetableOutcome.Clashes>(await lectures.PublishAsync()).Conflicts;

        Assert.Equal(
            [("Finanse", ResourceKind.Room, "Prawo"), ("Prawo", ResourceKind.Room, "Finanse")],
            clashes.Select(clash => (clash.Session.Title.In("pl").Text, clash.Shared!.Value.Kind, clash.With!.Title.In("pl").Text)).Order());
        Assert.Equal([Day, Day.AddDays(1)], [(await lectures.StoredAsync(first.Uid)).Date, (await lectures.StoredAsync(second.Uid)).Date]);
        Assert.Single(await VersionsAsync(), version => version.Number == 2);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_speaker_in_two_rooms_at_one_hour_is_found_in_whichever_order_it_was_entered(bool otherWay)
    {
        SessionPlan[] plans = [plan, plan with { RoomId = lectures.OtherRoom, Start = new(11, 0), End = new(12, 0) }];
        if (otherWay)
            Array.Reverse(plans);
        await lectures.PublishedAsync("Pierwszy", [plans[0]]);
        await lectures.DraftAsync("Drugi", [plans[1]]);

        var clash = Assert.Single(Assert.IsType<TimetableOutcome.Clashes>(await lectures.PublishAsync()).Conflicts);
        Assert.Equal(("Drugi", ResourceKind.Presenter, "Pierwszy"), (clash.Session.Title.In("pl").Text, clash.Shared!.Value.Kind, clash.With!.Title.In("pl").Text));
    }

    [Fact]
    public async Task What_asks_for_a_reason_is_published_with_one_alone()
    {
        await lectures.DraftAsync("W niedzielę", [plan with { Date = new(2027, 3, 7) }]);
        Assert.IsType<TimetableOutcome.AsksReason>(await lectures.PublishAsync(reason: null));
        Assert.IsType<TimetableOutcome.Published>(await lectures.PublishAsync(reason: "Dzień otwarty"));
    }

    // The key of the mail to the host is taken, so that the last save of the command fails, after everything else is written.
    [Fact]
    public async Task After_a_command_that_failed_the_timetable_is_what_it_was()
    {
        var edition = await lectures.PublishedAsync("Finanse", [plan, plan with { Date = Day.AddDays(7) }]);
        var before = await lectures.SessionsAsync(edition);
        await lectures.MoveAsync(before[0], at => at with { Start = new(8, 0) });
        await lectures.CancelAsync(before[1].Uid);
        await lectures.DraftAsync("Nowy", [plan with { Date = Day.AddDays(3) }]);
        await Office.DoAsync<StartupsDb>(async db =>
        {
            db.Add(new OutboxMail(TimetableMails.Kind, new("host", lectures.Host), $"{TimetableMails.KeysOf(2)}host:{lectures.Host}", "pl", Office.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
        });

        await Assert.ThrowsAsync<DbUpdateException>(() => lectures.PublishAsync());

        Assert.Equal([plan, plan with { Date = Day.AddDays(7) }], [(await lectures.StoredAsync(before[0].Uid)).Plan, (await lectures.StoredAsync(before[1].Uid)).Plan]);
        Assert.Null((await lectures.StoredAsync(before[1].Uid)).CancelledAt);
        Assert.Equal([1], (await VersionsAsync()).Select(version => version.Number));
        var waits = await lectures.LookAsync();
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
