using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lublin.Startups.Tests;

/// <summary>What is to be settled follows its causes, whenever they change, and is said of both sides.</summary>
public abstract class OpenConflictsTests(ITestDatabase database) : LectureOfficeTests(database)
{
    [Fact]
    public async Task A_speaker_who_narrows_their_hours_after_the_publication_is_named()
    {
        await Lectures.PublishedAsync("Finanse", [Plan]);
        Assert.Empty(await OpenAsync());

        await WriteAsync(async db => db.Add(new SpeakerProfile(await db.Presenters.SingleAsync(), new(null, Stories.Success, [new(DayOfWeek.Tuesday, new(12, 0), new(16, 0))], null, null))));

        var open = Assert.Single(await OpenAsync());
        Assert.Equal((ConflictKind.OutsideHours, false, "Finanse"), (open.Conflict.Kind, open.Conflict.IsHard, open.Session.Title.In("pl").Text));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_same_speaker_in_two_rooms_at_one_hour_is_found_whichever_was_entered_last(bool firstMoves)
    {
        var one = await Lectures.SessionAsync(await Lectures.PublishedAsync("Finanse", [Plan]));
        var other = await Lectures.SessionAsync(await Lectures.PublishedAsync("Prawo", [Plan with { Start = new(14, 0), End = new(15, 30), RoomId = Lectures.OtherRoom }]));
        var (moved, stays) = firstMoves ? (one, other) : (other, one);

        await Lectures.MoveAsync(moved.Uid, at => at with { Start = stays.Slot.Plan.Start, End = stays.Slot.Plan.End });

        var open = Assert.Single(await OpenAsync());
        Assert.Equal((ConflictKind.Taken, Resource.Of(ResourceKind.Presenter, Lectures.Speaker), true), (open.Conflict.Kind, open.Conflict.Shared!.Value, open.Conflict.IsHard));
        Assert.Equal(new HashSet<Guid> { one.Uid, other.Uid }, [open.Session.Uid, open.With!.Uid]);
        var days = await DaysAsync();
        Assert.Equal(other.Uid, Assert.Single(days.Conflicts[one.Uid]).With!.Uid);
        Assert.Equal(one.Uid, Assert.Single(days.Conflicts[other.Uid]).With!.Uid);
    }

    [Fact]
    public async Task A_room_that_shrinks_is_named_and_a_room_that_grows_again_is_not()
    {
        await Lectures.PublishedAsync("Finanse", [Plan]);
        await SeatsAsync(40);
        Assert.Equal((ConflictKind.RoomTooSmall, true), Assert.Single(await OpenAsync()) is var open ? (open.Conflict.Kind, open.Conflict.IsHard) : default);
        await SeatsAsync(60);
        Assert.Empty(await OpenAsync());
    }

    [Fact]
    public async Task A_day_off_that_is_added_is_named_and_that_of_another_university_is_not()
    {
        await Lectures.PublishedAsync("Finanse", [Plan]);
        await WriteAsync(async db =>
        {
            var other = new University("inna", new("Inna Uczelnia", "IU", "ul. Inna 1, 20-001 Lublin"));
            db.Add(other);
            await db.SaveChangesAsync();
            db.Add(new DayOff(new(Day, Day, "Dzień rektorski", other.Id)));
        });
        Assert.Empty(await OpenAsync());

        await WriteAsync(async db => db.Add(new DayOff(new(Day, Day, "Sesja", (await db.Universities.SingleAsync(each => each.Slug == "demo")).Id))));

        Assert.Equal((ConflictKind.DayOff, "Sesja"), Assert.Single(await OpenAsync()) is var open ? (open.Conflict.Kind, open.Conflict.Day!.Name) : default);
    }

    [Fact]
    public async Task A_way_that_takes_longer_than_was_known_is_named_once_with_both_sessions()
    {
        var (here, there) = await CampusesAsync();
        var (near, far) = (await Lectures.PublishedAsync("Finanse", [Plan]), await Lectures.PublishedAsync("Prawo", [Plan with { Start = new(12, 30), End = new(14, 0), RoomId = await FarRoomAsync(there) }]));
        Assert.Empty(await OpenAsync());

        await WriteAsync(db =>
        {
            db.Add(new Travel(here, there, 60));
            return Task.CompletedTask;
        });

        var open = Assert.Single(await OpenAsync());
        Assert.Equal((ConflictKind.TravelTooShort, 60), (open.Conflict.Kind, open.Conflict.Needed));
        Assert.Equal(new HashSet<long> { near, far }, [open.Session.EditionId, open.With!.EditionId]);
    }

    [Fact]
    public async Task What_is_left_with_a_reason_comes_back_when_its_session_moves_and_nobody_is_mailed()
    {
        var session = await Lectures.SessionAsync(await Lectures.PublishedAsync("Finanse", [Plan]));
        await WriteAsync(db =>
        {
            db.Add(new DayOff(new(Day, Day.AddDays(2), "Sesja")));
            return Task.CompletedTask;
        });
        var mails = (await Office.MailsAsync()).Count;
        var seen = Assert.Single(await OpenAsync()).Key;

        Assert.True(await SettleAsync(seen));
        Assert.False(await SettleAsync(seen));

        Assert.Empty(await OpenAsync());
        var settled = await Office.AskAsync<StartupsDb, SettledConflict>(db => db.SettledConflicts.AsNoTracking().SingleAsync());
        Assert.Equal((ConflictKind.DayOff, session.Uid, null, "Uzgodnione", LectureOffice.Coordinator), (settled.Kind, settled.SessionUid, settled.OtherUid, settled.Reason, settled.By));
        Assert.Equal(1, await Office.AskAsync<StartupsDb, int>(db => db.History.CountAsync(row => row.Subject == "session" && row.SubjectId == session.SessionId && row.Verb == "ConflictSettled")));

        await Lectures.MoveAsync(session.Uid, at => at with { Date = Day.AddDays(1) });
        var again = Assert.Single(await OpenAsync());
        Assert.NotEqual(seen, again.Key);
        await Lectures.UndoAsync(session.Uid);
        Assert.Empty(await OpenAsync());
        Assert.Equal(mails, (await Office.MailsAsync()).Count);
    }

    [Fact]
    public async Task A_settled_pair_comes_back_when_the_other_of_both_moves()
    {
        var (_, there) = await CampusesAsync();
        await Lectures.PublishedAsync("Finanse", [Plan]);
        var other = await Lectures.SessionAsync(await Lectures.PublishedAsync("Prawo", [Plan with { Start = new(12, 0), End = new(13, 30), RoomId = await FarRoomAsync(there) }]));
        Assert.True(await SettleAsync(Assert.Single(await OpenAsync()).Key));
        Assert.Empty(await OpenAsync());

        await Lectures.MoveAsync(other.Uid, at => at with { Start = new(11, 50), End = new(13, 20) });

        Assert.Equal(ConflictKind.TravelTooShort, Assert.Single(await OpenAsync()).Conflict.Kind);
    }

    [Fact]
    public async Task What_is_hard_is_not_left_and_drafts_hold_nothing()
    {
        await Lectures.PublishedAsync("Finanse", [Plan]);
        await Lectures.DraftAsync("Prawo", [Plan]);
        Assert.Empty(await OpenAsync());
        await SeatsAsync(40);
        Assert.False(await SettleAsync(Assert.Single(await OpenAsync()).Key));
        Assert.Single(await OpenAsync());
        Assert.False(await Office.AskAsync<StartupsDb, bool>(db => db.SettledConflicts.AnyAsync()));
    }

    private Task<IReadOnlyList<OpenConflict>> OpenAsync() => Office.AskAsync<IServiceProvider, IReadOnlyList<OpenConflict>>(services =>
        services.GetRequiredService<StartupsDb>().OpenConflictsAsync(services.GetRequiredService<PlanningBook>(), Office.Clock.GetUtcNow()));

    private Task<PlannedDays> DaysAsync() => Office.AskAsync<IServiceProvider, PlannedDays>(services =>
        services.GetRequiredService<StartupsDb>().PlannedDaysAsync(Day, Day, services.GetRequiredService<PlanningBook>(), Office.Clock.GetUtcNow()));

    private Task<bool> SettleAsync(string key) => Office.AskAsync<ConflictDesk, bool>(desk => desk.SettleAsync(key, "Uzgodnione", LectureOffice.Coordinator));

    private Task SeatsAsync(int seats) => Office.DoAsync<StartupsDb>(db => db.Rooms.ExecuteUpdateAsync(set => set.SetProperty(room => room.Seats, seats)));

    private Task WriteAsync(Func<StartupsDb, Task> write) => Office.DoAsync<StartupsDb>(async db =>
    {
        await write(db);
        await db.SaveChangesAsync();
    });

    /// <summary>Two campuses; the rooms that are known stand on the first.</summary>
    private Task<(long Here, long There)> CampusesAsync() => Office.AskAsync<StartupsDb, (long, long)>(async db =>
    {
        var university = await db.Universities.SingleAsync();
        var (here, there) = (university.AddCampus(new("Centrum", "pl. Demo 5", new("pl", "Bez progu"))), university.AddCampus(new("Miasteczko", "ul. Daleka 1", new("pl", "Bez progu"))));
        await db.SaveChangesAsync();
        db.Add(new VenueCampus((await db.Venues.SingleAsync()).Id, here.Id));
        await db.SaveChangesAsync();
        return (here.Id, there.Id);
    });

    private Task<long> FarRoomAsync(long campus) => Office.AskAsync<StartupsDb, long>(async db =>
    {
        var venue = new Venue("Daleko", "ul. Daleka 1, 20-031 Lublin", new("pl", "Bez progu"), new("pl", "Przystanek"));
        var room = venue.AddRoom("Sala daleka", 60);
        db.Add(venue);
        await db.SaveChangesAsync();
        db.Add(new VenueCampus(venue.Id, campus));
        await db.SaveChangesAsync();
        return room.Id;
    });
}

public sealed class OpenConflictsOnSqliteTests() : OpenConflictsTests(new SqliteDatabase());

public sealed class OpenConflictsOnPostgresTests() : OpenConflictsTests(new PostgresDatabase());
