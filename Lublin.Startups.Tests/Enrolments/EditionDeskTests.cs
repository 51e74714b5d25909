using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

/// <summary>Editions from the draft to the catalogue, and what several people do to one at once.</summary>
public abstract class EditionDeskTests(ITestDatabase database) : IAsyncLifetime
{
    private const string Clerk = "staff:1";
    private static readonly DateOnly Day = new(2026, 11, 24);
    private readonly TestOffice office = new(database, new TestClock(new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero)));
    private SessionPlan plan = null!;

    public async ValueTask InitializeAsync()
    {
        await office.InitializeAsync();
        plan = new(Day, new(17, 0), new(19, 30), await office.OpenRoomAsync());
    }

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Fact]
    public async Task A_draft_is_published_once_under_its_first_day_however_many_do_it_at_once()
    {
        var draft = await DraftAsync(plan);

        var outcomes = await Task.WhenAll(Enumerable.Range(1, 4).Select(n => PublishAsync(draft, "Bez prowadzącej", $"staff:{n}")));

        Assert.Equal("2026-11-24", Assert.Single(outcomes.OfType<PublishOutcome.Published>()).Slug);
        var already = outcomes.OfType<PublishOutcome.Already>().ToList();
        Assert.Equal(3, already.Count);
        var told = Assert.Single(await HistoryAsync(draft), row => row.Verb == "Published");
        Assert.All(already, outcome => Assert.Equal((office.Clock.GetUtcNow(), told.Actor), (outcome.At, outcome.By)));
    }

    [Fact]
    public async Task How_people_get_in_is_stored_and_told_when_nothing_else_changes()
    {
        var draft = await DraftAsync(plan);

        Assert.IsType<PlanOutcome.Saved>(await office.AskAsync<EditionDesk, PlanOutcome>(desk => desk.ChangeAsync(draft.Id, draft.Version, draft.Plan with { Entry = Entry.Free }, Clerk)));

        Assert.Equal(Entry.Free, await office.AskAsync<StartupsDb, Entry>(db => db.Editions.Where(edition => edition.Id == draft.Id).Select(edition => edition.Entry).SingleAsync()));
        Assert.Equal("""{"changes":{"entry":["Seats","Free"]}}""", Assert.Single(await HistoryAsync(draft), row => row.Verb == "Changed").Details);
    }

    [Fact]
    public async Task A_second_edition_of_one_day_gets_the_next_address()
    {
        var first = await office.PublishAsync(5, [plan]);
        var draft = await DraftAsync(plan with { Start = new(9, 0), End = new(11, 0) });
        Assert.IsType<PublishOutcome.AsksReason>(await PublishAsync(draft, reason: null));
        var published = Assert.IsType<PublishOutcome.Published>(await PublishAsync(draft, "Dwie grupy jednego dnia"));
        Assert.Equal(("2026-11-24", "2026-11-24-2"), (first.Slug, published.Slug));
    }

    [Fact]
    public async Task What_nobody_decided_is_named_and_nothing_is_published()
    {
        var draft = await DraftAsync();
        var empty = Assert.IsType<PublishOutcome.NotReady>(await PublishAsync(draft, "x"));
        Assert.Equal([Missing.Session], empty.Readiness.Missing);

        var nowhere = await DraftAsync(plan with { RoomId = null });
        Assert.Equal([Missing.Place], Assert.IsType<PublishOutcome.NotReady>(await PublishAsync(nowhere, "x")).Readiness.Missing);

        office.Clock.AdvanceTo(Warsaw.ToInstant(Day.AddDays(1), new(9, 0)));
        var over = await DraftAsync(plan);
        Assert.Equal([Missing.SessionAhead], Assert.IsType<PublishOutcome.NotReady>(await PublishAsync(over, "x")).Readiness.Missing);
        Assert.Equal([null, null, null], await office.AskAsync<StartupsDb, List<DateTimeOffset?>>(db =>
            db.Editions.Where(edition => new[] { draft.Id, nowhere.Id, over.Id }.Contains(edition.Id)).Select(edition => edition.PublishedAt).ToListAsync()));
    }

    [Fact]
    public async Task A_room_that_is_taken_or_too_small_stops_publishing_whatever_the_reason()
    {
        await office.PublishAsync(5, [plan]);
        var taken = Assert.IsType<PublishOutcome.NotReady>(await PublishAsync(await DraftAsync(plan), "Musi być tam"));
        Assert.Equal([(ConflictKind.Taken, ResourceKind.Room)], taken.Readiness.Hard.Select(conflict => (conflict.Kind, conflict.Shared!.Value.Kind)));

        var small = await DraftAsync(21, plan with { Date = Day.AddDays(1) });
        Assert.Equal([ConflictKind.RoomTooSmall], Assert.IsType<PublishOutcome.NotReady>(await PublishAsync(small, "x")).Readiness.Hard.Select(conflict => conflict.Kind));
    }

    [Fact]
    public async Task Of_two_drafts_that_want_one_room_the_one_published_first_gets_it()
    {
        var (one, two) = (await DraftAsync(plan), await DraftAsync(plan));
        var outcomes = await Task.WhenAll(PublishAsync(one, "x"), PublishAsync(two, "x"));
        Assert.Single(outcomes.OfType<PublishOutcome.Published>());
        Assert.Single(outcomes.OfType<PublishOutcome.NotReady>());
    }

    [Fact]
    public async Task Of_two_who_change_an_edition_the_second_is_stopped_and_the_first_stays()
    {
        var draft = await DraftAsync(plan);
        var changed = draft.Plan with { Capacity = 12, Funding = new(FundingKind.Nbp, "Dni otwarte") };
        Assert.IsType<PlanOutcome.Saved>(await ChangeAsync(draft, 0, changed));
        Assert.IsType<PlanOutcome.Overtaken>(await ChangeAsync(draft, 0, draft.Plan with { Language = "en" }));
        Assert.IsType<PlanOutcome.Saved>(await ChangeAsync(draft, 1, changed));

        var kept = await office.AskAsync<StartupsDb, Edition>(db => db.Editions.AsNoTracking().SingleAsync(edition => edition.Id == draft.Id));
        Assert.Equal((12, "pl", new Funding(FundingKind.Nbp, "Dni otwarte"), 1), (kept.Capacity, kept.Language, kept.Funding, kept.Version));
        Assert.Equal("""{"changes":{"capacity":[5,12],"fundingKind":["City","Nbp"],"fundingName":[null,"Dni otwarte"]}}""", Assert.Single(await HistoryAsync(draft)).Details);
    }

    [Fact]
    public async Task Fewer_seats_than_are_taken_are_refused_with_their_number_and_more_go_to_the_queue()
    {
        var edition = await office.PublishAsync(2, [plan]);
        foreach (var name in (string[])["A", "B", "C"])
            await office.EnrolAsync(edition, name);

        Assert.Equal(new PlanOutcome.TooFewSeats(2), await ChangeAsync(edition, 0, edition.Plan with { Capacity = 1 }));
        Assert.Equal(2, await office.AskAsync<StartupsDb, int>(db => db.Editions.Where(each => each.Id == edition.Id).Select(each => each.Capacity).SingleAsync()));
        Assert.IsType<PlanOutcome.Saved>(await ChangeAsync(edition, 0, edition.Plan with { Capacity = 3 }));
        Assert.Single(await office.MailsAsync(RosterMails.Offered));
        Assert.Equal([ConflictKind.RoomTooSmall], Assert.IsType<PlanOutcome.Clashes>(await ChangeAsync(edition, 1, edition.Plan with { Capacity = 21 })).Conflicts.Select(conflict => conflict.Kind));
    }

    [Fact]
    public async Task A_presenter_who_is_busy_is_not_given_to_a_published_edition()
    {
        var presenter = ((AddOutcome.Added)await office.AskAsync<PlaceDesk, AddOutcome>(desk => desk.AddPresenterAsync(new("Maria Przykład", new("pl", "Uczy.")), Clerk))).Id;
        var busy = await office.PublishAsync(5, [plan with { RoomId = null, OnlineLink = "https://spotkanie.test/1" }]);
        Assert.IsType<PlanOutcome.Saved>(await ChangeAsync(busy, 0, busy.Plan, presenter));
        var other = await office.PublishAsync(5, [plan]);
        var refused = Assert.IsType<PlanOutcome.Clashes>(await ChangeAsync(other, 0, other.Plan, presenter));
        Assert.Equal([(ConflictKind.Taken, ResourceKind.Presenter)], refused.Conflicts.Select(conflict => (conflict.Kind, conflict.Shared!.Value.Kind)));
    }

    [Fact]
    public async Task Sign_ups_that_were_closed_are_taken_again_unless_their_time_is_over()
    {
        var edition = await office.PublishAsync(5, [plan]);
        Assert.True(await AtDeskAsync(desk => desk.CloseAsync(edition.Id, Clerk)));
        Assert.False(await AtDeskAsync(desk => desk.CloseAsync(edition.Id, Clerk)));
        Assert.True(await AtDeskAsync(desk => desk.ReopenAsync(edition.Id, until: null, Clerk)));
        Assert.Equal(EditionState.Open, await StateAsync(edition));

        office.Clock.AdvanceTo(Warsaw.ToInstant(Day, new(10, 0)));
        Assert.False(await AtDeskAsync(desk => desk.ReopenAsync(edition.Id, until: null, Clerk)));
        Assert.True(await AtDeskAsync(desk => desk.ReopenAsync(edition.Id, Warsaw.ToInstant(Day, new(15, 0)), Clerk)));
        Assert.Equal(EditionState.Open, await StateAsync(edition));

        Assert.True(await AtDeskAsync(desk => desk.CancelAsync(edition.Id, "Choroba", Clerk)));
        Assert.False(await AtDeskAsync(desk => desk.CancelAsync(edition.Id, "Choroba", Clerk)));
        Assert.False(await AtDeskAsync(desk => desk.ReopenAsync(edition.Id, Warsaw.ToInstant(Day, new(16, 0)), Clerk)));
        Assert.Equal(["Closed", "Reopened", "Reopened", "Cancelled"], (await HistoryAsync(edition)).Select(row => row.Verb));
    }

    [Fact]
    public async Task A_form_that_was_open_before_does_not_take_back_the_new_end_of_sign_ups()
    {
        var edition = await office.PublishAsync(5, [plan]);
        office.Clock.AdvanceTo(Warsaw.ToInstant(Day, new(10, 0)));
        Assert.True(await AtDeskAsync(desk => desk.ReopenAsync(edition.Id, Warsaw.ToInstant(Day, new(15, 0)), Clerk)));

        Assert.IsType<PlanOutcome.Overtaken>(await ChangeAsync(edition, edition.Version, edition.Plan with { Capacity = 6 }));
        Assert.Equal(EditionState.Open, await StateAsync(edition));
    }

    [Fact]
    public async Task Of_an_edition_that_has_begun_only_what_is_to_come_is_cancelled()
    {
        var edition = await office.PublishAsync(5, [plan, plan with { Date = Day.AddDays(7) }]);
        var (first, second) = (edition.Held.First().Id, edition.Held.Last().Id);
        await office.EnrolAsync(edition);
        office.Clock.AdvanceTo(Warsaw.ToInstant(Day.AddDays(1), new(10, 0)));

        Assert.True(await AtDeskAsync(desk => desk.CancelAsync(edition.Id, "Choroba", Clerk)));

        Assert.Equal([second], await office.AskAsync<StartupsDb, List<long>>(db => db.Sessions.Where(session => session.CancelledAt != null).Select(session => session.Id).ToListAsync()));
        Assert.True((await office.AskAsync<StartupsDb, AttendanceList?>(db => db.AttendanceListAsync(first)))!.IsHeld);
        var letter = await office.LastAsync(RosterMails.Cancelled);
        Assert.Contains("20261201T", Assert.Single(letter!.Calendars).Ics, StringComparison.Ordinal);
        Assert.DoesNotContain("listopada", letter.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_over_is_not_cancelled_and_nobody_is_told_so()
    {
        var edition = await office.PublishAsync(5, [plan]);
        await office.EnrolAsync(edition);
        office.Clock.AdvanceTo(Warsaw.ToInstant(Day.AddDays(1), new(10, 0)));

        Assert.False(await AtDeskAsync(desk => desk.CancelAsync(edition.Id, "Choroba", Clerk)));
        Assert.Empty(await office.MailsAsync(RosterMails.Cancelled));
    }

    [Fact]
    public async Task A_programme_leaves_the_catalogue_once()
    {
        var programme = (await office.PublishAsync(5, [plan])).ProgrammeId;
        await office.DoAsync<ProgrammeDesk>(desk => desk.WithdrawAsync(programme, Clerk));
        await office.DoAsync<ProgrammeDesk>(desk => desk.WithdrawAsync(programme, "staff:2"));
        Assert.Equal(Clerk, (await office.AskAsync<StartupsDb, History>(db => db.History.SingleAsync(row => row.Verb == "Withdrawn"))).Actor);
    }

    private Task<Edition> DraftAsync(params SessionPlan[] plans) => DraftAsync(5, plans);

    private async Task<Edition> DraftAsync(int seats, params SessionPlan[] plans)
    {
        if (!await office.AskAsync<StartupsDb, bool>(db => db.Programmes.AnyAsync()))
            await office.PublishAsync(5, [plan with { Date = Day.AddDays(60) }]);
        return await office.AskAsync<StartupsDb, Edition>(async db =>
        {
            var draft = new Edition(await db.Programmes.OrderBy(programme => programme.Id).FirstAsync(), new(seats, "pl", new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero), "2026-11-01"));
            foreach (var session in plans)
                draft.AddSession(session);
            db.Add(draft);
            await db.SaveChangesAsync();
            return draft;
        });
    }

    private Task<PublishOutcome> PublishAsync(Edition draft, string? reason, string actor = Clerk) =>
        office.AskAsync<EditionDesk, PublishOutcome>(desk => desk.PublishAsync(draft.Id, reason, actor));

    private Task<PlanOutcome> ChangeAsync(Edition edition, int version, EditionPlan changed, params long[]? presenters) =>
        office.AskAsync<EditionDesk, PlanOutcome>(desk => desk.ChangeAsync(edition.Id, version, changed, Clerk, presenters is { Length: > 0 } ? presenters : null));

    private Task<bool> AtDeskAsync(Func<EditionDesk, Task<bool>> work) => office.AskAsync(work);

    private Task<EditionState> StateAsync(Edition edition) => office.AskAsync<StartupsDb, EditionState>(async db =>
        (await db.Editions.Include(each => each.Sessions).SingleAsync(each => each.Id == edition.Id)).StateAt(office.Clock.GetUtcNow()));

    private Task<List<History>> HistoryAsync(Edition edition) => office.AskAsync<StartupsDb, List<History>>(db =>
        db.History.AsNoTracking().Where(row => row.Subject == "edition" && row.SubjectId == edition.Id).OrderBy(row => row.Id).ToListAsync());
}

public sealed class EditionDeskOnSqliteTests() : EditionDeskTests(new SqliteDatabase());

public sealed class EditionDeskOnPostgresTests() : EditionDeskTests(new PostgresDatabase());
