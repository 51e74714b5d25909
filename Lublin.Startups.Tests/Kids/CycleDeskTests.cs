using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Kids.Cycles;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests.Kids;

/// <summary>Meetings of groups are made from what the groups were given, told when staff publish them, and changed one by one, with letters to everybody whom it concerns.</summary>
public abstract partial class CycleDeskTests(ITestDatabase database) : IAsyncLifetime
{
    private static readonly DateOnly Visit = new(2027, 4, 15);
    private static readonly TimeBlock Tuesday = new(DayOfWeek.Tuesday, 1);
    private readonly SeasonOffice season = new(new TestOffice(database, new TestClock()));
    private long group, zofia, igor, window;

    private TestOffice Office => season.Office;

    public async ValueTask InitializeAsync()
    {
        await Office.InitializeAsync();
        await season.OpenAsync();
        (zofia, igor) = (await season.AnimatorAsync("Zofia", TimeBlocks.Every), await season.AnimatorAsync("Igor", TimeBlocks.Every));
        window = await season.WindowAsync(MeetingKind.CompanyVisit, Visit);
        var hour = await season.WindowAsync(MeetingKind.CreativeHour, new(2027, 4, 23));
        group = await season.GroupAsync("1b");
        await GiveAsync(group, Tuesday, window, hour);
    }

    public async ValueTask DisposeAsync() => await Office.DisposeAsync();

    [Fact]
    public async Task A_cycle_has_five_meetings_and_a_creative_hour_led_and_received_by_those_whom_the_group_was_given()
    {
        await GenerateAsync();

        var meetings = await MeetingsAsync();
        Assert.Equal([1, 2, 3, 4, 5, Meeting.CreativeOrder], meetings.Select(meeting => meeting.Order));
        Assert.All(meetings.Where(meeting => meeting.Kind == MeetingKind.Animators), meeting => Assert.Equal([zofia, igor], meeting.Session.PresenterIds));
        Assert.Equal((Visit, window), (meetings[3].Session.Date, meetings[3].WindowId));
        Assert.All(meetings, meeting => Assert.Equal(((long?)group, null), (meeting.Session.GroupId, meeting.PublishedAt)));
        Assert.Empty(await Office.MailsAsync());
    }

    [Fact]
    public async Task Made_again_the_same_meetings_are_brought_up_to_date_and_those_held_or_told_stay()
    {
        await GenerateAsync();
        var before = await MeetingsAsync();
        await Office.DoAsync<StartupsDb>(async db =>
        {
            db.Add(new DayOff(new(new(2027, 3, 16), new(2027, 3, 16), "Dzień wolny")));
            await db.SaveChangesAsync();
        });
        await GenerateAsync();
        var after = await MeetingsAsync();
        Assert.Equal(before.Select(meeting => meeting.SessionId), after.Select(meeting => meeting.SessionId));
        Assert.Equal(new(2027, 3, 23), after[0].Session.Date);

        await PublishAsync();
        await Office.DoAsync<StartupsDb>(async db =>
        {
            db.Add(new DayOff(new(new(2027, 3, 23), new(2027, 3, 23), "Dzień wolny")));
            await db.SaveChangesAsync();
        });
        await GenerateAsync();

        Assert.Equal(after.Select(meeting => (meeting.SessionId, meeting.Session.Date)), (await MeetingsAsync()).Select(meeting => (meeting.SessionId, meeting.Session.Date)));
    }

    [Fact]
    public async Task Two_groups_meet_at_the_same_time_with_others_and_never_with_the_same_animators()
    {
        var second = await season.GroupAsync("2c");
        await GiveAsync(second, Tuesday);

        Assert.IsType<CycleOutcome.Done>(await Office.AskAsync<CycleDesk, CycleOutcome>(desk => desk.GenerateAsync(season.Edition, group: null, SeasonOffice.Staff)));

        var meetings = (await MeetingsAsync(all: true)).Where(meeting => meeting.Kind == MeetingKind.Animators).ToList();
        Assert.Equal(meetings.Count, meetings.Select(meeting => meeting.Session.StartsAt).Distinct().Count());
        var (lena, olek) = (await season.AnimatorAsync("Lena", TimeBlocks.Every), await season.AnimatorAsync("Olek", TimeBlocks.Every));
        var third = await season.GroupAsync("3d");
        await GiveAsync(third, Tuesday, one: lena, other: olek);
        await Office.AskAsync<CycleDesk, CycleOutcome>(desk => desk.GenerateAsync(season.Edition, third, SeasonOffice.Staff));
        Assert.Contains((await MeetingsAsync(all: true)).Where(meeting => meeting.GroupId == third), meeting => meeting.Session.Date == new DateOnly(2027, 3, 16));
    }

    [Fact]
    public async Task Somebody_who_is_not_cleared_on_the_day_gets_no_meeting_and_the_reason_is_told()
    {
        await UnclearAsync(igor, new(2027, 3, 20));

        await GenerateAsync();

        Assert.Equal([1, 4, Meeting.CreativeOrder], (await MeetingsAsync()).Select(meeting => meeting.Order));
        var gaps = await Office.AskAsync<StartupsDb, IReadOnlyList<CycleGap>>(async db =>
        {
            var sheet = await CycleSheet.ReadAsync(db, season.Edition, new PlanningBook(db, []));
            return CycleDesk.PlanOf(sheet, sheet.Groups[0], Office.Clock.GetUtcNow()).Gaps;
        });
        Assert.Contains(new(2, CycleObstacle.NotCleared), gaps);
    }

    [Fact]
    public async Task Dates_are_told_once_to_the_teacher_the_official_address_the_animators_and_the_hosts_with_a_part_for_calendars_each()
    {
        await GenerateAsync();
        var outcome = await PublishAsync();

        var mails = await Office.MailsAsync(CycleMails.Dates);
        Assert.Equal(new CycleOutcome.Done(6), outcome);
        Assert.Equal(["presenter", "presenter", "school-group", "school-group", "visit-host", "visit-host"], mails.Select(mail => mail.SubjectType).Order());
        var letters = new List<Letter>();
        foreach (var mail in mails)
            letters.Add((await Office.WriteAsync(mail))!);
        var copy = letters.Single(letter => letter.To.Address.StartsWith("szkola", StringComparison.Ordinal));
        Assert.Equal(6, copy.Calendars.Count);
        Assert.Equal(4, letters.First(letter => letter.To.Address.StartsWith("animator", StringComparison.Ordinal)).Calendars.Count);
        Assert.IsType<CycleOutcome.NotFound>(await PublishAsync());
        Assert.Equal(1, await Office.AskAsync<StartupsDb, int>(db => db.Seasons.Select(each => each.PlanVersion).SingleAsync()));
    }

    [Fact]
    public async Task Letters_are_held_for_reading_when_staff_wish()
    {
        await GenerateAsync();

        await Office.AskAsync<CycleDesk, CycleOutcome>(desk => desk.PublishAsync(season.Edition, holds: true, SeasonOffice.Staff));

        Assert.All(await Office.MailsAsync(CycleMails.Dates), mail => Assert.NotNull(mail.HeldAt));
    }

    [Fact]
    public async Task Moving_a_meeting_moves_those_after_it_around_days_off_or_leaves_them_and_everybody_hears()
    {
        await GenerateAsync();
        await PublishAsync();
        await Office.DoAsync<StartupsDb>(async db =>
        {
            db.Add(new DayOff(new(new(2027, 3, 31), new(2027, 3, 31), "Dzień wolny")));
            await db.SaveChangesAsync();
        });

        Assert.IsType<CycleOutcome.Done>(await MoveAsync(2, new(2027, 3, 24), new(9, 30), shifts: true));

        var meetings = await MeetingsAsync();
        Assert.Equal([new(2027, 3, 16), new(2027, 3, 24), new(2027, 4, 7), Visit], meetings.Take(4).Select(meeting => meeting.Session.Date));
        Assert.Equal(new(10, 15), meetings[1].Session.End);
        Assert.Equal(["presenter", "presenter", "school-group", "school-group"], (await Office.MailsAsync(CycleMails.Changed)).Select(mail => mail.SubjectType).Order());
        var letter = (await Office.WriteAsync((await Office.MailsAsync(CycleMails.Changed)).First(mail => mail.SubjectType == "school-group")))!;
        Assert.Contains("Spotkanie przeniesione", HtmlWords.Of(letter.Html), StringComparison.Ordinal);
        Assert.Contains("24 marca 2027", HtmlWords.Of(letter.Html).Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.NotEmpty(letter.Calendars);
    }

    [Fact]
    public async Task A_meeting_is_not_moved_to_a_day_off_beside_another_past_its_neighbours_or_when_somebody_is_not_cleared()
    {
        await GenerateAsync();
        await Office.DoAsync<StartupsDb>(async db =>
        {
            db.Add(new DayOff(new(new(2027, 3, 25), new(2027, 3, 25), "Dzień wolny")));
            await db.SaveChangesAsync();
        });

        Assert.Equal(MoveObstacle.NotSchoolTime, Why(await MoveAsync(2, new(2027, 3, 25), new(9, 0))));
        Assert.Equal(MoveObstacle.NotSchoolTime, Why(await MoveAsync(2, new(2027, 3, 24), new(14, 0))));
        Assert.Equal(MoveObstacle.Past, Why(await MoveAsync(2, new(2026, 11, 4), new(9, 0))));
        Assert.Equal(MoveObstacle.Order, Why(await MoveAsync(2, new(2027, 4, 1), new(9, 0))));
        await UnclearAsync(igor, new(2027, 3, 23));
        Assert.Equal(MoveObstacle.NotCleared, Why(await MoveAsync(2, new(2027, 3, 24), new(9, 0))));
    }

    [Fact]
    public async Task Of_changes_of_what_was_not_published_nobody_hears()
    {
        await GenerateAsync();

        Assert.Equal(new CycleOutcome.Done(), await MoveAsync(2, new(2027, 3, 24), new(9, 0)));
        Assert.Equal(new CycleOutcome.Done(), await CancelAsync(3));

        Assert.Empty(await Office.MailsAsync());
    }

    [Fact]
    public async Task A_cancelled_meeting_keeps_its_row_with_who_and_why_and_everybody_hears_once()
    {
        await GenerateAsync();
        await PublishAsync();

        Assert.Equal(new CycleOutcome.Done(4), await CancelAsync(2));
        Assert.IsType<CycleOutcome.Over>(await CancelAsync(2));

        var meeting = (await MeetingsAsync()).Single(each => each.Order == 2);
        Assert.Equal((SeasonOffice.Staff, "Dzwonił dyrektor: choroba"), (meeting.CancelledBy, meeting.Session.CancelReason));
        var letter = (await Office.WriteAsync((await Office.MailsAsync(CycleMails.Changed)).First(mail => mail.SubjectType == "presenter")))!;
        Assert.Contains("Dzwonił dyrektor: choroba", HtmlWords.Of(letter.Html).Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains("METHOD:CANCEL", Assert.Single(letter.Calendars).Ics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_meeting_that_was_held_is_neither_cancelled_nor_moved_and_its_counts_can_be_corrected()
    {
        await GenerateAsync();
        await PublishAsync();
        var first = (await MeetingsAsync())[0];
        Office.Clock.AdvanceTo(first.Session.EndsAt);
        Assert.Equal(LogOutcome.Done, await LogAsync(first, 22));

        Assert.IsType<CycleOutcome.Over>(await CancelAsync(1));
        Assert.IsType<CycleOutcome.Over>(await MoveAsync(1, new(2027, 3, 18), new(9, 0)));
        Assert.Equal(LogOutcome.Done, await LogAsync(first, 21));

        Assert.Equal((21, first.Session.Date), ((await MeetingsAsync())[0].ChildrenCame, (await MeetingsAsync())[0].Session.Date));
    }

    [Fact]
    public async Task For_an_animator_who_is_ill_stands_in_whoever_is_free_cleared_and_has_the_hour()
    {
        await GenerateAsync();
        await PublishAsync();
        var lena = await season.AnimatorAsync("Lena", TimeBlocks.Every);
        var unknown = await season.AnimatorAsync("Olek", TimeBlocks.Every, isCleared: false);
        var elsewhere = await season.AnimatorAsync("Kaja", TimeBlocks.None.With(new(DayOfWeek.Monday, 0)));

        Assert.Equal(MoveObstacle.NotCleared, Why(await SubstituteAsync(2, igor, unknown)));
        Assert.Equal(MoveObstacle.Hours, Why(await SubstituteAsync(2, igor, elsewhere)));
        Assert.Equal(new CycleOutcome.Done(5), await SubstituteAsync(2, igor, lena));

        var meetings = await MeetingsAsync();
        Assert.Equal([zofia, lena], meetings[1].Session.PresenterIds);
        Assert.Equal([zofia, igor], meetings[2].Session.PresenterIds);
        var mails = await Office.MailsAsync(CycleMails.Changed);
        Assert.Contains("METHOD:CANCEL", Assert.Single((await Office.WriteAsync(mails.Single(mail => mail.SubjectType == "presenter" && mail.SubjectId == igor)))!.Calendars).Ics, StringComparison.Ordinal);
        Assert.Contains("METHOD:REQUEST", Assert.Single((await Office.WriteAsync(mails.Single(mail => mail.SubjectType == "presenter" && mail.SubjectId == lena)))!.Calendars).Ics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_a_host_leaves_the_group_goes_to_another_one_large_enough_and_both_hosts_and_the_school_hear()
    {
        await GenerateAsync();
        await PublishAsync();
        var small = await season.WindowAsync(MeetingKind.CompanyVisit, new(2027, 4, 16), maxPeople: 20);
        var other = await season.WindowAsync(MeetingKind.CompanyVisit, new(2027, 4, 16));

        Assert.Equal(MoveObstacle.Window, Why(await RehostAsync(small)));
        Assert.Equal(new CycleOutcome.Done(4), await RehostAsync(other));

        var visit = (await MeetingsAsync()).Single(meeting => meeting.Kind == MeetingKind.CompanyVisit);
        Assert.Equal((other, new DateOnly(2027, 4, 16)), (visit.WindowId, visit.Session.Date));
        Assert.Equal(["school-group", "school-group", "visit-host", "visit-host"], (await Office.MailsAsync(CycleMails.Changed)).Select(mail => mail.SubjectType).Order());
    }

    [Fact]
    public async Task A_group_is_not_sent_to_another_host_on_the_day_of_the_gala_or_after_it()
    {
        await GenerateAsync();
        var gala = await Office.AskAsync<StartupsDb, DateOnly>(async db => (await db.Seasons.Include(row => row.Edition.Sessions).SingleAsync()).Gala.Date);
        var late = await season.WindowAsync(MeetingKind.CompanyVisit, gala);

        Assert.Equal(MoveObstacle.Window, Why(await RehostAsync(late)));
    }

    [Fact]
    public async Task Letters_about_cycles_are_held_with_the_mail_of_their_season()
    {
        await GenerateAsync();
        await PublishAsync();

        Assert.Equal(4, await Office.AskAsync<StartupsDb, int>(db => new CycleTopic().About(db, db.Outbox, [season.Edition]).CountAsync()));
        Assert.Equal(0, await Office.AskAsync<StartupsDb, int>(db => new CycleTopic().About(db, db.Outbox, [season.Edition + 1]).CountAsync()));
    }
}

public sealed class CycleDeskOnSqliteTests() : CycleDeskTests(new SqliteDatabase());

public sealed class CycleDeskOnPostgresTests() : CycleDeskTests(new PostgresDatabase());
