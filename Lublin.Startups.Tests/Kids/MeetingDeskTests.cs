using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Kids;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

/// <summary>How meetings were is written down by who led them, for a week, and by staff; and changes no place of the call.</summary>
public abstract class MeetingDeskTests(ITestDatabase database) : IAsyncLifetime
{
    private static readonly MeetingLog Usual = new(17, 2, TeacherStayed: true, "Koziołek stoi przy oknie.");

    private readonly TestOffice office = new(database, new TestClock());
    private HeldSeason season = null!;
    private Guid session;

    public async ValueTask InitializeAsync()
    {
        await office.InitializeAsync();
        season = new(office.DoAsync, office.Clock.GetUtcNow());
        await season.OpenAsync();
        session = await season.MeetingAsync();
    }

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    private LoggedBy Zofia => LoggedBy.Animator(season.Animators[0]);

    private static LoggedBy Staff => LoggedBy.Staff(HeldSeason.Staff);

    [Fact]
    public async Task It_is_written_down_from_its_start_to_the_last_minute_of_the_seventh_day_and_then_by_staff_alone()
    {
        At(HeldSeason.Day, new(8, 44));
        Assert.Equal(LogOutcome.TooEarly, await LogAsync(Usual, Zofia));
        At(HeldSeason.Day, new(8, 45));
        Assert.Equal(LogOutcome.Done, await LogAsync(Usual, Zofia));
        At(HeldSeason.Day.AddDays(7), new(23, 59));
        Assert.Equal(LogOutcome.Done, await LogAsync(Usual with { Children = 16 }, Zofia));
        At(HeldSeason.Day.AddDays(8), new(0, 0));
        Assert.Equal(LogOutcome.TooLate, await LogAsync(Usual with { Children = 15 }, Zofia));
        Assert.Equal(16, (await MeetingAsync()).ChildrenCame);
        Assert.Equal(LogOutcome.Done, await LogAsync(Usual with { Children = 15 }, Staff));

        var meeting = await MeetingAsync();
        Assert.Equal((15, 2, true, HeldSeason.Staff), (meeting.ChildrenCame, meeting.AdultsCame, meeting.TeacherStayed, meeting.LoggedBy));
        Assert.Equal(["MeetingLogged", "MeetingCorrected", "MeetingCorrected"], await VerbsAsync());
    }

    [Fact]
    public async Task Only_who_leads_it_writes_it_down_and_only_once_it_is_published()
    {
        var hidden = await season.MeetingAsync(order: 2, isPublished: false);
        var others = await season.MeetingAsync(order: 3, isLed: false);
        At(HeldSeason.Day, new(10, 0));

        Assert.Equal(LogOutcome.NotFound, await LogAsync(Usual, Zofia, hidden));
        Assert.Equal(LogOutcome.NotFound, await LogAsync(Usual, Zofia, others));
        Assert.Equal(LogOutcome.Done, await LogAsync(Usual, Staff, others));
    }

    [Fact]
    public async Task A_teacher_who_did_not_stay_is_a_call_to_the_school_until_it_is_corrected()
    {
        At(HeldSeason.Day, new(10, 0));
        await LogAsync(Usual with { TeacherStayed = false }, Zofia);
        await LogAsync(Usual with { TeacherStayed = false, Children = 18 }, Zofia);

        Assert.Equal((PhoneCallKind.TeacherLeft, new SubjectKey("school-group", season.Group)), Assert.Single(await CallsAsync()));
        await LogAsync(Usual, Zofia);
        Assert.Empty(await CallsAsync());
    }

    [Fact]
    public async Task What_did_not_take_place_says_why_and_by_whom_and_the_school_is_called()
    {
        At(HeldSeason.Day, new(10, 0));
        Assert.Equal(LogOutcome.Done, await NotHeldAsync("Ospa w grupie", Zofia));
        Assert.Equal(LogOutcome.Cancelled, await LogAsync(Usual, Staff));

        var meeting = await MeetingAsync();
        Assert.Equal(("Ospa w grupie", Zofia.Actor, false), (meeting.Session.CancelReason, meeting.CancelledBy, meeting.IsHeld));
        Assert.NotNull(meeting.Session.CancelledAt);
        Assert.Equal(PhoneCallKind.NotHeld, Assert.Single(await CallsAsync()).About);
    }

    [Fact]
    public async Task What_was_held_cannot_be_called_off_but_its_counts_can_be_corrected()
    {
        At(HeldSeason.Day, new(10, 0));
        await LogAsync(Usual, Zofia);

        Assert.Equal(LogOutcome.WasHeld, await NotHeldAsync("Pomyłka", Staff));
        Assert.Equal(LogOutcome.Done, await LogAsync(Usual with { Children = 3 }, Staff));

        var meeting = await MeetingAsync();
        Assert.Equal((3, (DateTimeOffset?)null), (meeting.ChildrenCame, meeting.Session.CancelledAt));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(60)]
    public async Task Children_who_come_or_stay_away_never_free_or_take_a_place_of_the_call(int came)
    {
        var before = await PlacesAsync();
        At(HeldSeason.Day, new(10, 0));

        Assert.Equal(LogOutcome.Done, await LogAsync(Usual with { Children = came }, Zofia));

        Assert.Equal((18, 18), before);
        Assert.Equal(before, await PlacesAsync());
    }

    [Fact]
    public async Task Who_cannot_come_is_one_task_of_the_office_and_only_before_it_begins()
    {
        At(HeldSeason.Day.AddDays(-1), new(10, 0));
        Assert.True(await CannotComeAsync());
        Assert.True(await CannotComeAsync());

        Assert.Equal((PhoneCallKind.CannotCome, new SubjectKey("presenter", season.Animators[0])), Assert.Single(await CallsAsync()));
        Assert.Equal(["CannotCome"], await VerbsAsync());
        At(HeldSeason.Day, new(8, 45));
        Assert.False(await CannotComeAsync());
    }

    private void At(DateOnly day, TimeOnly time) => office.Clock.AdvanceTo(Warsaw.ToInstant(day, time));

    private Task<LogOutcome> LogAsync(MeetingLog log, LoggedBy by, Guid? which = null) => office.AskAsync<MeetingDesk, LogOutcome>(desk => desk.LogAsync(which ?? session, log, by));

    private Task<LogOutcome> NotHeldAsync(string reason, LoggedBy by) => office.AskAsync<MeetingDesk, LogOutcome>(desk => desk.NotHeldAsync(session, reason, by));

    private Task<bool> CannotComeAsync() => office.AskAsync<MeetingDesk, bool>(desk => desk.CannotComeAsync(session, season.Animators[0]));

    private Task<Meeting> MeetingAsync() => office.AskAsync<StartupsDb, Meeting>(db => db.Meetings.AsNoTracking().Include(meeting => meeting.Session).SingleAsync(meeting => meeting.Session.Uid == session));

    private Task<List<string>> VerbsAsync() => office.AskAsync<StartupsDb, List<string>>(db => db.History.Where(row => row.Subject == "session").OrderBy(row => row.Id).Select(row => row.Verb).ToListAsync());

    private Task<List<(PhoneCallKind About, SubjectKey Subject)>> CallsAsync() => office.AskAsync<StartupsDb, List<(PhoneCallKind, SubjectKey)>>(async db =>
        [.. (await db.PhoneCalls.Where(call => call.DoneAt == null).ToListAsync()).Select(call => (call.About, call.Subject))]);

    private Task<(int Seats, int? Children)> PlacesAsync() => office.AskAsync<StartupsDb, (int, int?)>(async db => (
        await db.Enrolments.Where(enrolment => enrolment.Id == season.Enrolment).Select(enrolment => enrolment.Seats).SingleAsync(),
        await db.SchoolGroups.Where(group => group.Id == season.Group).Select(group => group.Children).SingleAsync()));
}

public sealed class MeetingDeskOnSqliteTests() : MeetingDeskTests(new SqliteDatabase());

public sealed class MeetingDeskOnPostgresTests() : MeetingDeskTests(new PostgresDatabase());
