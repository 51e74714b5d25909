using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

public abstract class AttendanceTests(ITestDatabase database) : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2026, 12, 14);
    private readonly TestOffice office = new(database, new TestClock());
    private Edition edition = null!;
    private long session;

    public async ValueTask InitializeAsync()
    {
        await office.InitializeAsync();
        var plan = new SessionPlan(Day, new(17, 0), new(19, 30), await office.OpenRoomAsync());
        edition = await office.PublishAsync(3, [plan, plan with { Date = Day.AddDays(7) }]);
        session = edition.Held.First().Id;
    }

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Fact]
    public async Task The_list_is_in_the_order_of_surnames_as_Polish_dictionaries_have_them()
    {
        foreach (var name in (string[])["Zofia Żak", "Łukasz Żak", "Lucyna Żak"])
            await office.EnrolAsync(edition, name);
        var other = await office.PublishAsync(9, [edition.Held.First().Plan], title: "Podatki");
        foreach (var name in (string[])["Adam Żuk", "Ewa Zuk", "Jan Ćma", "Ola Cyl", "Iza Łoś", "Bo", "Ala Lis", "Żaneta d'Arc-Śpiewak"])
            await office.EnrolAsync(other, name);
        await office.EnrolAsync(edition, "Czeka Nakolejnosc");

        Assert.Equal(["Lucyna Żak", "Łukasz Żak", "Zofia Żak"], (await ListAsync()).Lines.Select(line => line.Name));
        session = other.Held.First().Id;
        Assert.Equal(["Bo", "Ola Cyl", "Jan Ćma", "Żaneta d'Arc-Śpiewak", "Ala Lis", "Iza Łoś", "Ewa Zuk", "Adam Żuk"], (await ListAsync()).Lines.Select(line => line.Name));
    }

    [Fact]
    public async Task Nobody_is_marked_earlier_than_an_hour_before_the_start()
    {
        var anna = await office.EnrolAsync(edition, "Anna");
        office.Clock.AdvanceTo(At(16, 0).AddSeconds(-1));
        Assert.Equal(MarkOutcome.TooEarly, await MarkAsync(anna, new(Presence.Present)));
        Assert.False((await ListAsync()).CanMarkAt(office.Clock.GetUtcNow()));

        office.Clock.AdvanceTo(At(16, 0));
        Assert.True((await ListAsync()).CanMarkAt(office.Clock.GetUtcNow()));
        Assert.Equal(MarkOutcome.Done, await MarkAsync(anna, new(Presence.Present)));

        Assert.Equal((1, 0), ((await ListAsync()).Came, (await ListAsync()).Unmarked.Count()));
    }

    [Fact]
    public async Task A_mark_can_be_corrected_and_taken_back_and_the_history_knows_before_and_after()
    {
        var anna = await office.EnrolAsync(edition, "Anna");
        office.Clock.AdvanceTo(At(17, 10));
        await MarkAsync(anna, new(Presence.Present), "staff:1");
        await MarkAsync(anna, new(Presence.Present), "staff:2");
        await MarkAsync(anna, new(Presence.Late, 10), "staff:2");
        await MarkAsync(anna, mark: null, "staff:1");

        Assert.Null(Assert.Single((await ListAsync()).Lines).Mark);
        Assert.Equal(
            [
                ("AttendanceMarked", "staff:1", $$$"""{"session":{{{session}}},"changes":{"presence":[null,"Present"]}}"""),
                ("AttendanceMarked", "staff:2", $$$"""{"session":{{{session}}},"changes":{"presence":["Present","Late"],"minutes":[null,10]}}"""),
                ("AttendanceCleared", "staff:1", $$$"""{"session":{{{session}}},"changes":{"presence":["Late",null],"minutes":[10,null]}}"""),
            ],
            (await HistoryAsync(anna)).Select(row => (row.Verb, row.Actor, row.Details)));
    }

    [Fact]
    public async Task Two_who_mark_at_once_lose_nothing()
    {
        var people = new List<Enrolment>();
        foreach (var name in (string[])["Anna", "Ewa", "Jan"])
            people.Add(await office.EnrolAsync(edition, name));
        office.Clock.AdvanceTo(At(17, 0));

        var outcomes = await Task.WhenAll(people.SelectMany(person => (Task<MarkOutcome>[])[MarkAsync(person, new(Presence.Present), "staff:1"), MarkAsync(person, new(Presence.Late), "staff:2")]));

        Assert.All(outcomes, outcome => Assert.Equal(MarkOutcome.Done, outcome));
        Assert.Equal(3, (await ListAsync()).Came);
        foreach (var person in people)
            Assert.Equal(2, (await HistoryAsync(person)).Count);
    }

    [Fact]
    public async Task Closing_marks_the_rest_as_absent_and_only_from_the_start_on()
    {
        var (anna, ewa) = (await office.EnrolAsync(edition, "Anna"), await office.EnrolAsync(edition, "Ewa"));
        await office.DoAsync<AbsenceDesk>(desk => desk.MissAsync(ewa.Id, session, edition.FirstStart));
        office.Clock.AdvanceTo(At(16, 59));
        await MarkAsync(anna, new(Presence.Left, 30));
        Assert.Equal(MarkOutcome.TooEarly, await CloseAsync());
        office.Clock.AdvanceTo(At(20, 0));
        Assert.Equal(1, Assert.Single(await OpenListsAsync()).Unmarked);
        Assert.True((await ListAsync()).Lines[1].WillMiss);

        Assert.Equal(MarkOutcome.Done, await CloseAsync());
        Assert.Equal(MarkOutcome.Done, await CloseAsync());

        Assert.Equal([Presence.Left, Presence.Absent], (await ListAsync()).Lines.Select(line => line.Mark!.Presence));
        Assert.Empty(await OpenListsAsync());
        Assert.Equal(["ListClosed"], await office.AskAsync<StartupsDb, List<string>>(db => db.History.Where(row => row.Subject == "session").Select(row => row.Verb).ToListAsync()));

        // Somebody who came without signing up reopens the list until they are marked.
        await office.EnrolAsync(edition, "Zofia");
        Assert.Equal(1, Assert.Single(await OpenListsAsync()).Unmarked);
    }

    [Fact]
    public async Task Only_who_has_a_place_at_a_session_that_is_held_can_be_marked()
    {
        var anna = await office.EnrolAsync(edition, "Anna");
        var gone = await office.EnrolAsync(edition, "Ewa");
        var stranger = await office.EnrolAsync(await office.PublishAsync(3, [edition.Held.First().Plan], title: "Podatki"), "Jan");
        await office.DoAsync<EnrolmentDesk>(desk => desk.WithdrawAsync(gone));
        office.Clock.AdvanceTo(At(17, 0));

        Assert.Equal(MarkOutcome.NotOnList, await MarkAsync(gone, new(Presence.Present)));
        Assert.Equal(MarkOutcome.NotOnList, await MarkAsync(stranger, new(Presence.Present)));
        await office.DoAsync<EditionDesk>(desk => desk.CancelAsync(edition.Id, "Awaria", "staff:1"));
        Assert.Equal(MarkOutcome.NotHeld, await MarkAsync(anna, new(Presence.Present)));
        Assert.Equal(MarkOutcome.NotHeld, await CloseAsync());
        Assert.Null(await office.AskAsync<StartupsDb, AttendanceList?>(db => db.AttendanceListAsync(999)));
    }

    private static DateTimeOffset At(int hour, int minute) => Warsaw.ToInstant(Day, new(hour, minute));

    private Task<MarkOutcome> MarkAsync(Enrolment person, AttendanceMark? mark, string actor = "staff:1") =>
        office.AskAsync<AttendanceDesk, MarkOutcome>(desk => desk.MarkAsync(session, person.Id, mark, actor));

    private Task<MarkOutcome> CloseAsync() => office.AskAsync<AttendanceDesk, MarkOutcome>(desk => desk.CloseAsync(session, "staff:1"));

    private async Task<AttendanceList> ListAsync() => (await office.AskAsync<StartupsDb, AttendanceList?>(db => db.AttendanceListAsync(session)))!;

    private Task<IReadOnlyList<OpenList>> OpenListsAsync() => office.AskAsync<StartupsDb, IReadOnlyList<OpenList>>(db => db.OpenListsAsync(office.Clock.GetUtcNow()));

    private Task<List<History>> HistoryAsync(Enrolment person) => office.AskAsync<StartupsDb, List<History>>(db => db.History.AsNoTracking()
        .Where(row => row.Subject == "enrolment" && row.SubjectId == person.Id && row.Verb.StartsWith("Attendance")).OrderBy(row => row.Id).ToListAsync());
}

public sealed class AttendanceOnSqliteTests() : AttendanceTests(new SqliteDatabase());

public sealed class AttendanceOnPostgresTests() : AttendanceTests(new PostgresDatabase());
