using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Kids.Cycles;
using Lublin.Startups.Web.Kids.Placing;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests.Kids;

/// <summary>Nobody is with children on a day on which no check in the registers counts, whatever way leads there; and the office hears of it in time.</summary>
public abstract class ClearanceTests(ITestDatabase database) : IAsyncLifetime
{
    private static readonly DateOnly Visit = new(2027, 4, 15);
    private static readonly DateOnly Hour = new(2027, 4, 23);
    private static readonly DateOnly End = new(2027, 3, 20);
    private static readonly TimeBlock Tuesday = new(DayOfWeek.Tuesday, 1);
    private readonly SeasonOffice season = new(new TestOffice(database, new TestClock()));
    private long group, zofia, igor, visit, hour;

    private TestOffice Office => season.Office;

    public async ValueTask InitializeAsync()
    {
        await Office.InitializeAsync();
        await season.OpenAsync();
        (zofia, igor) = (await season.AnimatorAsync("Zofia", TimeBlocks.Every), await season.AnimatorAsync("Igor", TimeBlocks.Every));
        (visit, hour) = (await season.WindowAsync(MeetingKind.CompanyVisit, Visit), await season.WindowAsync(MeetingKind.CreativeHour, Hour));
        group = await season.GroupAsync("1b");
    }

    public async ValueTask DisposeAsync() => await Office.DisposeAsync();

    [Fact]
    public async Task Whoever_is_cleared_today_but_not_on_the_day_is_stopped_on_every_way_and_a_renewal_opens_them_all_without_a_gap()
    {
        var (ada, host) = (Animator.KeyOf(zofia), await HostOfAsync(visit));
        await EndAsync(ada, host);

        Assert.DoesNotContain((await ProposeAsync()).Changes, change => change.Kind is MeetingKind.CompanyVisit or MeetingKind.Animators);
        Assert.Equal(new GiveOutcome.Against(PlacingRule.Clearance), await GiveAsync(MeetingKind.CompanyVisit, Given.OfWindow(visit)));
        Assert.Equal(new GiveOutcome.Against(PlacingRule.Clearance), await GiveAsync(MeetingKind.Animators, Given.OfAnimators(zofia, igor, Tuesday)));

        Office.Clock.AdvanceTo(Warsaw.ToInstant(End.AddDays(-5), new(9, 0)));
        foreach (var person in new[] { ada, host })
            await RecordAsync(person, End.AddDays(-5), End.AddYears(1));

        Assert.Equal(3, (await ProposeAsync()).Changes.Count);
        Assert.IsType<GiveOutcome.Done>(await GiveAsync(MeetingKind.CompanyVisit, Given.OfWindow(visit)));
        Assert.IsType<GiveOutcome.Done>(await GiveAsync(MeetingKind.Animators, Given.OfAnimators(zofia, igor, Tuesday)));
        Assert.Equal(End.AddYears(1), await UntilAsync(ada, End.AddDays(-5)));
    }

    [Fact]
    public async Task What_was_given_while_everybody_was_cleared_is_not_made_told_moved_or_handed_on_once_they_are_not()
    {
        await GiveAsync(MeetingKind.CompanyVisit, Given.OfWindow(visit));
        await GiveAsync(MeetingKind.Animators, Given.OfAnimators(zofia, igor, Tuesday));
        await GenerateAsync();
        var olek = await season.AnimatorAsync("Olek", TimeBlocks.Every);
        var second = await season.WindowAsync(MeetingKind.CompanyVisit, Visit.AddDays(1));
        await EndAsync(Animator.KeyOf(zofia), Animator.KeyOf(olek), await HostOfAsync(visit), await HostOfAsync(second));

        // Told: refused while one of them may not come.
        Assert.IsType<CycleOutcome.Against>(await PublishAsync());
        await EndAsync(End.AddYears(1).AddDays(-200), Animator.KeyOf(zofia), await HostOfAsync(visit));
        Assert.IsType<CycleOutcome.Done>(await PublishAsync());
        await EndAsync(Animator.KeyOf(zofia), await HostOfAsync(visit));

        // Moved past the end of the check, handed to somebody or to a host whose check ends, made anew: each refused.
        var meetings = await MeetingsAsync();
        Assert.Equal(MoveObstacle.NotCleared, Why(await MoveAsync(meetings[1], new(2027, 3, 24), new(9, 0))));
        Assert.Equal(MoveObstacle.NotCleared, Why(await Office.AskAsync<MeetingChangeDesk, CycleOutcome>(desk => desk.SubstituteAsync(season.Edition, meetings[1].Session.Uid, igor, olek, SeasonOffice.Staff))));
        Assert.Equal(MoveObstacle.NotCleared, Why(await Office.AskAsync<MeetingChangeDesk, CycleOutcome>(desk => desk.RehostAsync(season.Edition, meetings[3].Session.Uid, second, "Awaria", SeasonOffice.Staff))));
        var other = await season.GroupAsync("1c");
        await Office.DoAsync<StartupsDb>(db =>
        {
            db.Add(Pairing.OfAnimators(other, zofia, igor, new(DayOfWeek.Thursday, 1), Office.Clock.GetUtcNow()));
            return db.SaveChangesAsync();
        });
        await Office.DoAsync<CycleDesk>(desk => desk.GenerateAsync(season.Edition, other, SeasonOffice.Staff));
        Assert.All(await MeetingsAsync(other), meeting => Assert.True(meeting.Session.Date <= End));
        // What was told stands red, and the office's tasks name it.
        Assert.Contains(await StoppedAsync(), stopped => stopped is { Person: "Zofia", Group: "1b" });
        Assert.Contains(await StoppedAsync(), stopped => stopped.Date == Visit);
    }

    [Fact]
    public async Task A_creative_host_is_always_with_children_and_a_host_of_visits_only_if_left_alone()
    {
        var (creative, firm) = (await HostOfAsync(hour), await HostOfAsync(visit));
        await Office.DoAsync<StartupsDb>(async db =>
        {
            await db.Clearances.ExecuteDeleteAsync();
            foreach (var host in await db.VisitHosts.ToListAsync())
                host.Change(host.Facts with { IsAloneWithChildren = false });
            await db.SaveChangesAsync();
        });

        var people = (await TasksAsync())!.People;

        Assert.Contains(people, person => person.Subject == creative && person.Until is null);
        Assert.DoesNotContain(people, person => person.Subject == firm);
        Assert.Equal(new GiveOutcome.Against(PlacingRule.Clearance), await GiveAsync(MeetingKind.CreativeHour, Given.OfWindow(hour)));
        Assert.IsType<GiveOutcome.Done>(await GiveAsync(MeetingKind.CompanyVisit, Given.OfWindow(visit)));
    }

    [Fact]
    public async Task A_check_is_written_down_once_by_whom_and_never_for_tomorrow_or_for_ten_years()
    {
        var (person, form, today) = (Animator.KeyOf(zofia), Guid.CreateVersion7(), Warsaw.Today(Office.Clock));
        var before = await Office.AskAsync<StartupsDb, int>(db => db.Clearances.CountAsync());

        for (var sent = 0; sent < 2; sent++)
            await Office.DoAsync<ClearanceDesk>(desk => desk.RecordAsync(person, Enum.GetValues<ClearanceRegister>(), today, today.AddMonths(12), form, "staff:7"));

        var written = await Office.AskAsync<StartupsDb, List<Clearance>>(db => db.Clearances.OrderBy(clearance => clearance.Id).Skip(before).ToListAsync());
        Assert.Equal([ClearanceRegister.Rspts, ClearanceRegister.Krk], written.Select(clearance => clearance.Register).Order());
        Assert.All(written, clearance => Assert.Equal("staff:7", clearance.CheckedBy));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => RecordAsync(person, today.AddDays(1), today.AddMonths(12)));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => RecordAsync(person, today, today.AddYears(10)));
    }

    [Fact]
    public async Task The_office_is_told_in_the_morning_that_a_check_ends_within_30_days_and_not_again_while_nothing_changes()
    {
        Office.Clock.AdvanceTo(Warsaw.ToInstant(End.AddDays(-31), new(7, 30)));
        await EndAsync(Animator.KeyOf(zofia));
        Assert.True(await DigestAsync());
        Assert.Equal("1 grupa z miejscem", await DigestLinesAsync());

        Office.Clock.AdvanceTo(Warsaw.ToInstant(End.AddDays(-30), new(7, 30)));
        Assert.True(await DigestAsync());
        Assert.Equal("1 sprawdzenie w rejestrach kończy się w ciągu 30 dni|1 grupa z miejscem", await DigestLinesAsync());

        Office.Clock.AdvanceTo(Warsaw.ToInstant(End.AddDays(-29), new(7, 30)));
        Assert.False(await DigestAsync());
        await RecordAsync(Animator.KeyOf(zofia), End.AddDays(-29), End.AddYears(1));
        Assert.Equal(0, (await TasksAsync())!.People.Count(person => person.EndsSoon(End.AddDays(-29))));
    }

    private static MoveObstacle? Why(CycleOutcome outcome) => (outcome as CycleOutcome.Against)?.Why;

    /// <summary>The checks of these people end before the visit.</summary>
    private Task EndAsync(params SubjectKey[] people) => EndAsync(End, people);

    private Task EndAsync(DateOnly end, params SubjectKey[] people) => Office.DoAsync<StartupsDb>(async db =>
    {
        foreach (var person in people)
        {
            await db.Clearances.Where(row => row.PersonType == person.Type && row.PersonId == person.Id).ExecuteDeleteAsync();
            db.AddRange(Enum.GetValues<ClearanceRegister>().Select(register => new Clearance(person, register, new(2026, 11, 20), end, SeasonOffice.Staff, Office.Clock.GetUtcNow())));
        }

        await db.SaveChangesAsync();
    });

    private Task RecordAsync(SubjectKey person, DateOnly on, DateOnly until) =>
        Office.DoAsync<ClearanceDesk>(desk => desk.RecordAsync(person, Enum.GetValues<ClearanceRegister>(), on, until, Guid.CreateVersion7(), SeasonOffice.Staff));

    private Task<DateOnly?> UntilAsync(SubjectKey person, DateOnly from) => Office.AskAsync<StartupsDb, DateOnly?>(async db => (await ClearanceBook.ReadAsync(db)).Until(person, from));

    private Task<SubjectKey> HostOfAsync(long window) => Office.AskAsync<StartupsDb, SubjectKey>(async db => new(VisitHost.SubjectType, await db.VisitWindows.Where(each => each.Id == window).Select(each => each.HostId).SingleAsync()));

    private Task<Season> SeasonAsync() => Office.AskAsync<StartupsDb, Season>(async db => (await db.SeasonAsync(SeasonOffice.Year))!);

    private async Task<PlacingProposal> ProposeAsync()
    {
        var whole = await SeasonAsync();
        return await Office.AskAsync<StartupsDb, PlacingProposal>(async db => (await PlacingSheet.ReadAsync(db, whole)).Propose());
    }

    private async Task<GiveOutcome> GiveAsync(MeetingKind kind, Given given)
    {
        var whole = await SeasonAsync();
        return await Office.AskAsync<PlacingDesk, GiveOutcome>(desk => desk.GiveAsync(whole, group, kind, given, SeasonOffice.Staff));
    }

    private Task GenerateAsync() => Office.DoAsync<CycleDesk>(desk => desk.GenerateAsync(season.Edition, group, SeasonOffice.Staff));

    private Task<CycleOutcome> PublishAsync() => Office.AskAsync<CycleDesk, CycleOutcome>(desk => desk.PublishAsync(season.Edition, holds: false, SeasonOffice.Staff));

    private async Task<CycleOutcome> MoveAsync(Meeting meeting, DateOnly date, TimeOnly start)
    {
        var seen = await Office.AskAsync<StartupsDb, string>(async db =>
        {
            var sheet = await CycleSheet.ReadAsync(db, season.Edition, new PlanningBook(db, []));
            return MoveProposal.Of(sheet, sheet.Meetings.Single(each => each.SessionId == meeting.SessionId), date, start, shifts: false, Office.Clock.GetUtcNow()).Fingerprint;
        });
        return await Office.AskAsync<MeetingChangeDesk, CycleOutcome>(desk => desk.MoveAsync(season.Edition, meeting.Session.Uid, date, start, shifts: false, seen, SeasonOffice.Staff));
    }

    private Task<List<Meeting>> MeetingsAsync(long? of = null) => Office.AskAsync<StartupsDb, List<Meeting>>(db =>
        db.Meetings.AsNoTracking().Include(meeting => meeting.Session).Where(meeting => meeting.GroupId == (of ?? group)).OrderBy(meeting => meeting.Order).ToListAsync());

    private Task<SeasonTasks?> TasksAsync() => Office.AskAsync<StartupsDb, SeasonTasks?>(db => db.SeasonTasksAsync(Office.Clock.GetUtcNow()));

    private async Task<IReadOnlyList<StoppedMeeting>> StoppedAsync() => (await TasksAsync())!.Stopped;

    private Task<bool> DigestAsync() => Office.AskAsync<SeasonDigest, bool>(digest => digest.PutAsync());

    /// <summary>The lines of the last morning letter, in its order.</summary>
    private async Task<string> DigestLinesAsync()
    {
        var letter = (await Office.WriteAsync((await Office.MailsAsync())[^1]))!;
        return string.Join('|', letter.Text.Split('\n', StringSplitOptions.TrimEntries).Where(line => !line.StartsWith("http", StringComparison.Ordinal) && (line.Contains(" grup", StringComparison.Ordinal) || line.Contains("sprawdze", StringComparison.Ordinal))).Select(line => line.Replace('\u00A0', ' ').TrimEnd(':')));
    }
}

public sealed class ClearanceOnSqliteTests() : ClearanceTests(new SqliteDatabase());

public sealed class ClearanceOnPostgresTests() : ClearanceTests(new PostgresDatabase());
