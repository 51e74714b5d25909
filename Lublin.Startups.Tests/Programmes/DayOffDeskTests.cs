using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

/// <summary>The year's calendar as the office keeps it, and what sessions are judged by as it is gathered.</summary>
public abstract class DayOffDeskTests(ITestDatabase database) : IAsyncLifetime
{
    private const string Clerk = "staff:1";
    private static readonly DateOnly Day = new(2026, 11, 24);
    private static readonly DaysOffTexts Exams = new(Day, Day.AddDays(6), "Sesja egzaminacyjna");
    private readonly TestOffice office = new(database, new TestClock(new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero)));
    private SessionPlan plan = null!;

    public async ValueTask InitializeAsync()
    {
        await office.InitializeAsync();
        plan = new(Day, new(17, 0), new(19, 30), await office.OpenRoomAsync());
    }

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Fact]
    public async Task A_new_database_knows_ten_years_of_holidays_and_is_filled_only_once()
    {
        await office.DoAsync<StartupsDb>(db => db.DaysOff.ExecuteDeleteAsync());
        await FillAsync();
        var all = await office.AskAsync<StartupsDb, List<DayOff>>(db => db.DaysOff.AsNoTracking().OrderBy(off => off.Id).ToListAsync());
        Assert.Equal((new(2026, 1, 1), "Nowy Rok", 2035), (all[0].From, all[0].Name, all[^1].To.Year));
        Assert.Equal(new(new(2027, 2, 1), new(2027, 2, 14), "Ferie zimowe"), Assert.Single(all, off => off.From != off.To).Texts);

        Assert.True(await office.AskAsync<DayOffDesk, bool>(desk => desk.RemoveAsync(all[0].Id, Clerk)));
        await FillAsync();
        Assert.Equal(all.Count - 1, await office.AskAsync<StartupsDb, int>(db => db.DaysOff.CountAsync()));
    }

    [Fact]
    public async Task Days_off_are_added_changed_and_removed_once_and_history_says_so()
    {
        var form = Guid.CreateVersion7();
        var id = await AddAsync(Exams, form);
        Assert.Equal(id, await AddAsync(Exams, form));
        Assert.True(await ChangeAsync(id, 0, Exams with { To = Day.AddDays(7) }));
        Assert.False(await ChangeAsync(id, 0, Exams with { Name = "Sesja zimowa" }));
        Assert.True(await ChangeAsync(id, 1, Exams with { To = Day.AddDays(7) }));
        Assert.Equal(Exams with { To = Day.AddDays(7) }, Assert.Single(await OnAsync(Day.AddDays(7))).Texts);

        var removed = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => office.AskAsync<DayOffDesk, bool>(desk => desk.RemoveAsync(id, Clerk))));
        Assert.Single(removed, done => done);
        Assert.False(await ChangeAsync(id, 1, Exams));
        Assert.Empty(await OnAsync(Day));
        var told = await office.AskAsync<StartupsDb, List<History>>(db => db.History.AsNoTracking().Where(row => row.Subject == "dayoff" && row.SubjectId == id).OrderBy(row => row.Id).ToListAsync());
        Assert.Equal(["Added", "Changed", "Removed"], told.Select(row => row.Verb));
        Assert.Equal("""{"changes":{"to":["2026-11-30","2026-12-01"]}}""", told[1].Details);
    }

    [Fact]
    public async Task Days_off_hit_the_published_sessions_to_come_and_move_none()
    {
        var hit = await office.PublishAsync(5, [plan, plan with { Date = Day.AddDays(6) }, plan with { Date = Day.AddDays(7) }]);
        var draft = await office.AskAsync<EditionDesk, long>(desk => desk.CopyAsync(hit.Id, 1, "2026-11-01", Clerk));
        await AddAsync(Exams);
        Assert.Equal(hit.Held.Take(2).Select(session => session.Id), await HitAsync());
        Assert.Equal([plan.Date, plan.Date.AddDays(6), plan.Date.AddDays(7)], await office.AskAsync<StartupsDb, List<DateOnly>>(db =>
            db.Sessions.Where(session => session.EditionId == hit.Id).OrderBy(session => session.StartsAt).Select(session => session.Date).ToListAsync()));
        Assert.True(draft > 0);

        office.Clock.AdvanceTo(hit.FirstStart.AddDays(1));
        Assert.Equal([hit.Held.ElementAt(1).Id], await HitAsync());
    }

    [Fact]
    public async Task A_draft_on_days_that_were_added_later_asks_a_reason()
    {
        var edition = await office.PublishAsync(5, [plan with { Date = Day.AddDays(60) }]);
        var draft = await office.AskAsync<StartupsDb, Edition>(async db =>
        {
            var made = new Edition(await db.Programmes.SingleAsync(programme => programme.Id == edition.ProgrammeId), new(5, "pl", office.Clock.GetUtcNow(), "2026-11-01"));
            made.AddSession(plan);
            db.Add(made);
            await db.SaveChangesAsync();
            return made;
        });
        Assert.Empty((await ReadAsync(draft)).Conflicts);
        await AddAsync(Exams);
        var conflict = Assert.Single((await ReadAsync(draft)).Conflicts);
        Assert.Equal((ConflictKind.DayOff, "Sesja egzaminacyjna", false), (conflict.Kind, conflict.Day!.Name, conflict.IsHard));
    }

    [Fact]
    public async Task What_another_module_knows_of_editions_and_presenters_is_judged_with_the_sessions_that_a_presenter_has()
    {
        var anna = ((AddOutcome.Added)await office.AskAsync<PlaceDesk, AddOutcome>(desk => desk.AddPresenterAsync(new("Anna Przykład", new("pl", "Uczy.")), Clerk))).Id;
        var edition = await office.PublishAsync(5, [plan, plan with { Date = Day.AddDays(1) }]);
        await office.DoAsync<StartupsDb>(async db =>
        {
            var known = await db.Editions.WithPresenters().SingleAsync(each => each.Id == edition.Id);
            foreach (var session in known.Held)
                known.Lead(session, [anna]);
            await db.SaveChangesAsync();
        });
        var other = await office.PublishAsync(5, [plan with { RoomId = null, OnlineLink = "https://spotkanie.test/1" }]);
        var source = new Known(new()
        {
            Presenters = new Dictionary<long, PresenterTerms> { [anna] = new() { PerYear = 1 } },
            Editions = new[] { edition.Id, other.Id }.ToDictionary(id => id, _ => new EditionFacts { Resources = [new(ResourceKind.Host, "dziekanat")] }),
        });
        var readiness = await office.AskAsync<StartupsDb, Readiness>(async db =>
            await new PlanningBook(db, [source]).ReadinessAsync(await db.Editions.AsNoTracking().Whole().SingleAsync(each => each.Id == edition.Id), office.Clock.GetUtcNow()));
        Assert.Equal(
            [ConflictKind.Taken, ConflictKind.AboveYearlyNumber, ConflictKind.AboveYearlyNumber],
            readiness.Conflicts.Select(conflict => conflict.Kind));
        Assert.Equal(new Resource(ResourceKind.Host, "dziekanat"), readiness.Conflicts[0].Shared);
    }

    private Task<bool> FillAsync() => office.AskAsync<IEnumerable<IBaseData>, bool>(async all =>
    {
        foreach (var data in all)
            await data.FillAsync();
        return true;
    });

    private Task<long> AddAsync(DaysOffTexts texts, Guid form = default) => office.AskAsync<DayOffDesk, long>(desk => desk.AddAsync(texts, Clerk, form));

    private Task<bool> ChangeAsync(long id, int version, DaysOffTexts texts) => office.AskAsync<DayOffDesk, bool>(desk => desk.ChangeAsync(id, version, texts, Clerk));

    private Task<IReadOnlyList<DayOff>> OnAsync(DateOnly day) => office.AskAsync<StartupsDb, IReadOnlyList<DayOff>>(db => db.DaysOffAsync(day, day));

    private async Task<IEnumerable<long>> HitAsync()
    {
        var off = Assert.Single(await OnAsync(Day));
        return (await office.AskAsync<DayOffDesk, IReadOnlyList<Booking>>(desk => desk.HitByAsync(off))).Select(booking => booking.SessionId);
    }

    private Task<Readiness> ReadAsync(Edition draft) => office.AskAsync<PlanningBook, Readiness>(async planning =>
        await planning.ReadinessAsync(await office.AskAsync<StartupsDb, Edition>(db => db.Editions.AsNoTracking().Whole().SingleAsync(each => each.Id == draft.Id)), office.Clock.GetUtcNow()));

    private sealed class Known(PlanningFacts facts) : IPlanningSource
    {
        public Task<PlanningFacts> FactsAsync(StartupsDb db, IReadOnlyCollection<Booking> bookings) => Task.FromResult(facts);
    }
}

public sealed class DayOffDeskOnSqliteTests() : DayOffDeskTests(new SqliteDatabase());

public sealed class DayOffDeskOnPostgresTests() : DayOffDeskTests(new PostgresDatabase());
