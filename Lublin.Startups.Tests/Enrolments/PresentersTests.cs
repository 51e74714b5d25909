using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

/// <summary>Who leads the sessions of an edition.</summary>
public abstract class PresentersTests(ITestDatabase database) : IAsyncLifetime
{
    private const string Clerk = "staff:1";
    private static readonly DateOnly Day = new(2026, 11, 24);
    private readonly TestOffice office = new(database, new TestClock(new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero)));
    private long anna;
    private long piotr;
    private SessionPlan plan = null!;
    private Edition edition = null!;

    public async ValueTask InitializeAsync()
    {
        await office.InitializeAsync();
        (anna, piotr) = (await AddAsync("Anna Przykład"), await AddAsync("Piotr Przykład"));
        plan = new(Day, new(17, 0), new(19, 30), await office.OpenRoomAsync());
        edition = await office.PublishAsync(5, [plan, plan with { Date = Day.AddDays(7) }]);
    }

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Fact]
    public async Task One_choice_for_the_edition_is_kept_by_every_session_and_by_its_copy()
    {
        Assert.IsType<PlanOutcome.Saved>(await ChangeAsync([anna]));
        Assert.Equal([[anna], [anna]], await LedAsync(edition.Id));
        Assert.Equal($$$"""{"changes":{"presenters":["","{{{anna}}}"]}}""", (await HistoryAsync("edition", edition.Id))[^1].Details);

        var copy = await office.AskAsync<EditionDesk, long>(desk => desk.CopyAsync(edition.Id, 4, "2026-11-01", Clerk));
        Assert.Equal([[anna], [anna]], await LedAsync(copy));
        Assert.IsType<PlanOutcome.Saved>(await ChangeAsync([]));
        Assert.Equal([[], []], await LedAsync(edition.Id));
        Assert.Equal([[anna], [anna]], await LedAsync(copy));
    }

    [Fact]
    public async Task A_session_may_be_led_by_several_others_and_nobody_who_signed_up_is_told()
    {
        await ChangeAsync([anna]);
        await office.EnrolAsync(edition);
        var second = edition.Held.Last();

        Assert.IsType<SessionOutcome.Done>(await LeadAsync(second, [piotr, anna], known: [anna]));

        Assert.Equal([[anna], [piotr, anna]], await LedAsync(edition.Id));
        Assert.Empty(await office.MailsAsync(RosterMails.Moved));
        var told = (await HistoryAsync("session", second.Id))[^1];
        Assert.Equal(("Changed", $$$"""{"changes":{"presenters":["{{{anna}}}","{{{piotr}}}, {{{anna}}}"]}}"""), (told.Verb, told.Details));
        Assert.Equal(["Anna Przykład", "Piotr Przykład"], (await office.AskAsync<StartupsDb, IReadOnlyList<PresenterCard>>(db => db.PresentersAsync([edition.Id]))).Select(card => card.Name));
        Assert.IsType<SessionOutcome.Same>(await LeadAsync(second, [piotr, anna], known: null));
    }

    [Fact]
    public async Task Seats_changed_by_the_form_of_the_edition_leave_different_presenters_as_they_are()
    {
        await LeadAsync(edition.Held.First(), [anna], known: []);
        await LeadAsync(edition.Held.Last(), [piotr], known: []);
        Assert.IsType<PlanOutcome.Saved>(await ChangeAsync(presenters: null, capacity: 7));
        Assert.Equal([[anna], [piotr]], await LedAsync(edition.Id));
    }

    [Fact]
    public async Task Of_two_who_say_who_leads_the_second_is_stopped()
    {
        var first = edition.Held.First();
        Assert.IsType<SessionOutcome.Done>(await LeadAsync(first, [anna], known: []));
        Assert.IsType<SessionOutcome.Overtaken>(await LeadAsync(first, [piotr], known: []));
        Assert.IsType<PlanOutcome.Overtaken>(await office.AskAsync<EditionDesk, PlanOutcome>(desk => desk.ChangeAsync(edition.Id, edition.Version, edition.Plan, Clerk, [piotr])));
        Assert.Equal([[anna], []], await LedAsync(edition.Id));
    }

    [Fact]
    public async Task A_busy_presenter_is_not_given_to_one_session_of_another_edition_in_either_order()
    {
        await ChangeAsync([anna]);
        var online = plan with { RoomId = null, OnlineLink = "https://spotkanie.test/1" };
        var other = await office.PublishAsync(5, [online with { Date = Day.AddDays(1) }]);
        var clash = Assert.IsType<SessionOutcome.Clashes>(await office.AskAsync<SessionDesk, SessionOutcome>(desk => desk.AddAsync(other.Id, online, Clerk, presenters: [piotr, anna])));
        Assert.Equal([Resource.Of(ResourceKind.Presenter, anna)], clash.Conflicts.Select(conflict => conflict.Shared!.Value));
        var added = Assert.IsType<SessionOutcome.Done>(await office.AskAsync<SessionDesk, SessionOutcome>(desk => desk.AddAsync(other.Id, online, Clerk, presenters: [piotr])));
        Assert.Equal([[piotr], []], await LedAsync(other.Id));
        Assert.IsType<SessionOutcome.Clashes>(await LeadAsync(edition.Held.First(), [piotr], known: null));
        Assert.True(added.SessionId > 0);
    }

    [Fact]
    public async Task A_draft_of_which_one_session_has_nobody_asks_a_reason()
    {
        var draft = await office.AskAsync<EditionDesk, long>(desk => desk.CopyAsync(edition.Id, 4, "2026-11-01", Clerk));
        var sessions = await office.AskAsync<StartupsDb, List<Session>>(db => db.Sessions.AsNoTracking().Where(session => session.EditionId == draft).OrderBy(session => session.StartsAt).ToListAsync());
        await LeadAsync(sessions[0], [anna], known: null);
        var asked = Assert.IsType<PublishOutcome.AsksReason>(await PublishAsync(draft));
        Assert.False(asked.Readiness.HasPresenter);
        await LeadAsync(sessions[1], [piotr], known: null);
        Assert.IsType<PublishOutcome.Published>(await PublishAsync(draft));
    }

    [Fact]
    public async Task Whoever_leads_a_session_to_come_is_not_archived_and_a_removed_session_holds_nobody()
    {
        var draft = await office.AskAsync<EditionDesk, long>(desk => desk.CopyAsync(edition.Id, 4, "2026-11-01", Clerk));
        var sessions = await office.AskAsync<StartupsDb, List<Session>>(db => db.Sessions.AsNoTracking().Where(session => session.EditionId == draft).OrderBy(session => session.StartsAt).ToListAsync());
        await LeadAsync(sessions[0], [anna], known: null);
        Assert.Equal(1, await office.AskAsync<PlaceDesk, int>(desk => desk.ArchivePresenterAsync(anna, archive: true, Clerk)));
        Assert.True(await office.AskAsync<SessionDesk, bool>(desk => desk.RemoveAsync(draft, sessions[0].Id, Clerk)));
        Assert.Equal(0, await office.AskAsync<PlaceDesk, int>(desk => desk.ArchivePresenterAsync(anna, archive: true, Clerk)));
        Assert.True(await office.AskAsync<EditionDesk, bool>(desk => desk.DiscardAsync(draft, Clerk)));
    }

    [Fact]
    public async Task Address_and_telephone_of_a_presenter_are_kept_and_not_in_the_history()
    {
        var known = new PresenterFacts("Anna Przykład", new("pl", "Uczy."));
        Assert.True(await office.AskAsync<PlaceDesk, bool>(desk => desk.ChangePresenterAsync(anna, 0, known with { Email = "anna@example.org", Phone = "+48814662500", Language = "uk" }, Clerk)));
        var kept = await office.AskAsync<StartupsDb, Presenter>(db => db.Presenters.AsNoTracking().SingleAsync(presenter => presenter.Id == anna));
        Assert.Equal(("anna@example.org", "+48814662500", "uk"), (kept.Email, kept.Phone, kept.Language));
        Assert.Equal("""{"changes":{"email":[],"phone":[],"language":["pl","uk"]}}""", (await HistoryAsync("presenter", anna))[^1].Details);
    }

    private async Task<long> AddAsync(string name) =>
        ((AddOutcome.Added)await office.AskAsync<PlaceDesk, AddOutcome>(desk => desk.AddPresenterAsync(new(name, new("pl", "Uczy.")), Clerk))).Id;

    private async Task<PlanOutcome> ChangeAsync(IReadOnlyList<long>? presenters, int capacity = 5)
    {
        var version = await office.AskAsync<StartupsDb, int>(db => db.Editions.Where(each => each.Id == edition.Id).Select(each => each.Version).SingleAsync());
        return await office.AskAsync<EditionDesk, PlanOutcome>(desk => desk.ChangeAsync(edition.Id, version, edition.Plan with { Capacity = capacity }, Clerk, presenters));
    }

    private Task<SessionOutcome> LeadAsync(Session session, IReadOnlyList<long> presenters, IReadOnlyList<long>? known) =>
        office.AskAsync<SessionDesk, SessionOutcome>(desk => desk.MoveAsync(session.EditionId, session.Id, session.Plan, Clerk, led: new(presenters, known)));

    private Task<PublishOutcome> PublishAsync(long draft) => office.AskAsync<EditionDesk, PublishOutcome>(desk => desk.PublishAsync(draft, reason: null, Clerk));

    private Task<List<IReadOnlyList<long>>> LedAsync(long of) => office.AskAsync<StartupsDb, List<IReadOnlyList<long>>>(async db =>
        [.. (await db.Editions.AsNoTracking().WithPresenters().SingleAsync(each => each.Id == of)).Held.Select(session => session.PresenterIds)]);

    private Task<List<History>> HistoryAsync(string subject, long id) => office.AskAsync<StartupsDb, List<History>>(db =>
        db.History.AsNoTracking().Where(row => row.Subject == subject && row.SubjectId == id).OrderBy(row => row.Id).ToListAsync());
}

public sealed class PresentersOnSqliteTests() : PresentersTests(new SqliteDatabase());

public sealed class PresentersOnPostgresTests() : PresentersTests(new PostgresDatabase());
