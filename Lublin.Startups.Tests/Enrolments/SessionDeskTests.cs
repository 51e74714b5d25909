using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

/// <summary>One session more, one less, one elsewhere: who is told, and what is refused.</summary>
public abstract class SessionDeskTests(ITestDatabase database) : IAsyncLifetime
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

    [Theory]
    [InlineData("pl", "Odwołane spotkanie: KSeF bez stresu, wt. 24 listopada, 17:00", "Powód: Awaria ogrzewania", "Te spotkania odbędą się zgodnie z planem", "wtorek 1 grudnia 2026")]
    [InlineData("en", "Session cancelled: KSeF bez stresu EN, Tue 24 November, 17:00", "Reason: Awaria ogrzewania", "These sessions take place as planned", "Tuesday 1 December 2026")]
    [InlineData("uk", "Заняття скасовано: KSeF bez stresu УК, вт 24 листопада, 17:00", "Причина: Awaria ogrzewania", "Ці заняття відбудуться за планом", "вівторок 1 грудня 2026 року")]
    public async Task A_session_that_is_cancelled_alone_goes_from_the_calendar_and_the_rest_stays(string language, string subject, string reason, string rest, string left)
    {
        var edition = await PublishAsync(plan, plan with { Date = Day.AddDays(7) });
        await office.EnrolAsync(edition, language: language);
        var first = edition.Held.First().Id;

        Assert.IsType<SessionOutcome.Done>(await CancelAsync(edition, first));
        Assert.IsType<SessionOutcome.Same>(await CancelAsync(edition, first));

        var mail = Assert.Single(await office.MailsAsync(RosterMails.SessionCancelled));
        var letter = (await office.WriteAsync(mail))!;
        Assert.Equal(subject, letter.Subject);
        foreach (var text in new[] { letter.Text, HtmlWords.Of(letter.Html) })
            Assert.All([reason, rest, left], part => Assert.Contains(part, text));
        var part = Assert.Single(letter.Calendars);
        Assert.Equal("CANCEL", part.Method);
        Assert.Contains("SEQUENCE:1", part.Ics);
        Assert.Contains("20261124T170000", part.Ics);
        var told = await HistoryAsync("session", first);
        Assert.Equal([("Cancelled", Clerk, """{"reason":"Awaria ogrzewania"}""")], told.Select(row => (row.Verb, row.Actor, row.Details)));
    }

    [Theory]
    [InlineData("pl", "Dodatkowe spotkanie: KSeF bez stresu, wt. 8 grudnia, 17:00", "Twoje miejsce obejmuje także to spotkanie")]
    [InlineData("en", "One more session: KSeF bez stresu EN, Tue 8 December, 17:00", "Your seat covers this session too")]
    [InlineData("uk", "Додаткове заняття: KSeF bez stresu УК, вт 8 грудня, 17:00", "Ваше місце дійсне і на цьому занятті")]
    public async Task Who_has_a_place_is_told_once_of_a_session_more(string language, string subject, string lead)
    {
        var edition = await PublishAsync(plan);
        await office.EnrolAsync(edition, language: language);

        var added = await AddAsync(edition, plan with { Date = Day.AddDays(14) });

        Assert.IsType<SessionOutcome.Done>(added);
        var letter = (await office.WriteAsync(Assert.Single(await office.MailsAsync(RosterMails.SessionAdded))))!;
        Assert.Equal(subject, letter.Subject);
        Assert.Contains(lead, letter.Text);
        Assert.Contains(lead, HtmlWords.Of(letter.Html));
        Assert.Equal("REQUEST", Assert.Single(letter.Calendars).Method);
    }

    [Fact]
    public async Task Who_waits_is_not_written_to_and_who_is_offered_a_place_gets_the_offer_as_it_is_now()
    {
        var edition = await PublishAsync(1, plan, plan with { Date = Day.AddDays(7) });
        var first = await office.EnrolAsync(edition);
        var offered = await office.EnrolAsync(edition);
        await office.EnrolAsync(edition);
        await office.DoAsync<EnrolmentDesk>(desk => desk.WithdrawAsync(first));
        var before = (await office.MailsAsync()).Count;

        await CancelAsync(edition, edition.Held.Last().Id);

        Assert.Equal([(RosterMails.Offered, offered.Id)], (await office.MailsAsync()).Skip(before).Select(mail => (mail.Kind, mail.SubjectId)));
    }

    [Fact]
    public async Task The_only_session_left_and_one_that_has_begun_are_not_cancelled_alone()
    {
        var edition = await PublishAsync(plan, plan with { Date = Day.AddDays(7) });
        var (first, second) = (edition.Held.First().Id, edition.Held.Last().Id);
        await CancelAsync(edition, second);
        Assert.IsType<SessionOutcome.LastOne>(await CancelAsync(edition, first));

        var other = await PublishAsync(plan with { Date = Day.AddDays(1) }, plan with { Date = Day.AddDays(8) });
        office.Clock.AdvanceTo(Warsaw.ToInstant(Day.AddDays(1), new(17, 0)));
        Assert.IsType<SessionOutcome.TooLate>(await CancelAsync(other, other.Held.First().Id));
    }

    [Fact]
    public async Task A_letter_about_a_session_more_or_less_is_not_sent_once_it_is_untrue()
    {
        var edition = await PublishAsync(plan, plan with { Date = Day.AddDays(7) });
        await office.EnrolAsync(edition);
        var added = Assert.IsType<SessionOutcome.Done>(await AddAsync(edition, plan with { Date = Day.AddDays(14) }));
        await CancelAsync(edition, added.SessionId);
        Assert.Null(await office.LastAsync(RosterMails.SessionAdded));
        Assert.NotNull(await office.LastAsync(RosterMails.SessionCancelled));

        office.Clock.AdvanceTo(Warsaw.ToInstant(Day.AddDays(14), new(17, 0)));
        Assert.Null(await office.LastAsync(RosterMails.SessionCancelled));
    }

    [Fact]
    public async Task A_published_session_is_not_moved_where_another_is_and_nobody_is_told()
    {
        await PublishAsync(plan);
        var second = await PublishAsync(plan with { Date = Day.AddDays(1) });
        await office.EnrolAsync(second);
        var session = second.Sessions.Single();

        var clash = await MoveAsync(second, session.Id, plan with { Start = new(18, 0) });

        var conflict = Assert.Single(Assert.IsType<SessionOutcome.Clashes>(clash).Conflicts);
        Assert.Equal((ConflictKind.Taken, ResourceKind.Room, "KSeF bez stresu"), (conflict.Kind, conflict.Shared!.Value.Kind, conflict.With!.Title.In("pl").Text));
        Assert.Empty(await office.MailsAsync(RosterMails.Moved));
        Assert.IsType<SessionOutcome.Clashes>(await AddAsync(second, plan));
    }

    [Fact]
    public async Task Of_two_who_move_to_the_same_room_at_once_one_gets_it()
    {
        List<Edition> editions = [];
        for (var i = 1; i <= 4; i++)
            editions.Add(await PublishAsync(plan with { Date = Day.AddDays(i) }));

        var outcomes = await Task.WhenAll(editions.Select(edition => MoveAsync(edition, edition.Sessions.Single().Id, plan)));

        Assert.Single(outcomes.OfType<SessionOutcome.Done>());
        Assert.Equal(3, outcomes.OfType<SessionOutcome.Clashes>().Count());
    }

    [Fact]
    public async Task Of_two_who_move_one_session_the_second_is_stopped()
    {
        var edition = await PublishAsync(plan);
        var session = edition.Sessions.Single().Id;
        Assert.IsType<SessionOutcome.Done>(await MoveAsync(edition, session, plan with { Start = new(16, 0) }, plan));
        Assert.IsType<SessionOutcome.Overtaken>(await MoveAsync(edition, session, plan with { Start = new(15, 0) }, plan));
        Assert.IsType<SessionOutcome.Same>(await MoveAsync(edition, session, plan with { Start = new(16, 0) }, plan with { Start = new(16, 0) }));
    }

    [Fact]
    public async Task Nothing_is_moved_into_the_past()
    {
        var edition = await PublishAsync(plan);
        Assert.IsType<SessionOutcome.TooLate>(await MoveAsync(edition, edition.Sessions.Single().Id, plan with { Date = new(2026, 11, 1) }));
        Assert.IsType<SessionOutcome.TooLate>(await AddAsync(edition, plan with { Date = new(2026, 11, 1) }));
    }

    [Fact]
    public async Task A_draft_clashes_as_it_likes_tells_nobody_and_forgets_what_it_drops()
    {
        await PublishAsync(plan);
        var draft = await DraftAsync();
        var added = Assert.IsType<SessionOutcome.Done>(await AddAsync(draft, plan));
        Assert.IsType<SessionOutcome.Done>(await MoveAsync(draft, added.SessionId, plan with { Start = new(18, 0) }));
        var moved = await office.AskAsync<StartupsDb, Session>(db => db.Sessions.SingleAsync(session => session.Id == added.SessionId));
        Assert.Equal((0, null, new TimeOnly(18, 0)), (moved.Sequence, moved.ChangedAt, moved.Start));

        Assert.True(await office.AskAsync<SessionDesk, bool>(desk => desk.RemoveAsync(draft.Id, added.SessionId, Clerk)));

        Assert.Empty(await office.MailsAsync());
        Assert.Equal(["Added", "Moved", "Removed"], (await HistoryAsync("session", added.SessionId)).Select(row => row.Verb));
        Assert.Equal(1, await office.AskAsync<StartupsDb, int>(db => db.Sessions.CountAsync()));
    }

    [Fact]
    public async Task History_tells_before_and_after_of_a_move_and_keeps_the_link_to_itself()
    {
        var edition = await PublishAsync(plan);
        var session = edition.Sessions.Single().Id;
        await office.DoAsync<SessionDesk>(desk => desk.MoveAsync(edition.Id, session, plan with { RoomId = null, OnlineLink = "https://spotkanie.test/tajne" }, Clerk, reason: "Remont"));
        var row = Assert.Single(await HistoryAsync("session", session));
        Assert.Equal($$"""{"changes":{"room":[{{plan.RoomId}},null],"link":[]},"reason":"Remont"}""", row.Details);
    }

    private Task<Edition> PublishAsync(params SessionPlan[] plans) => PublishAsync(5, plans);

    private Task<Edition> PublishAsync(int seats, params SessionPlan[] plans) => office.PublishAsync(seats, plans);

    private Task<Edition> DraftAsync() => office.AskAsync<StartupsDb, Edition>(async db =>
    {
        var draft = new Edition(await db.Programmes.OrderBy(programme => programme.Id).FirstAsync(), new(5, "pl", office.Clock.GetUtcNow(), "2026-11-01"));
        db.Add(draft);
        await db.SaveChangesAsync();
        return draft;
    });

    private Task<SessionOutcome> CancelAsync(Edition edition, long session) =>
        office.AskAsync<SessionDesk, SessionOutcome>(desk => desk.CancelAsync(edition.Id, session, "Awaria ogrzewania", Clerk));

    private Task<SessionOutcome> AddAsync(Edition edition, SessionPlan added) =>
        office.AskAsync<SessionDesk, SessionOutcome>(desk => desk.AddAsync(edition.Id, added, Clerk));

    private Task<SessionOutcome> MoveAsync(Edition edition, long session, SessionPlan to, SessionPlan? known = null) =>
        office.AskAsync<SessionDesk, SessionOutcome>(desk => desk.MoveAsync(edition.Id, session, to, Clerk, known));

    private Task<List<History>> HistoryAsync(string subject, long id) => office.AskAsync<StartupsDb, List<History>>(db =>
        db.History.AsNoTracking().Where(row => row.Subject == subject && row.SubjectId == id).OrderBy(row => row.Id).ToListAsync());
}

public sealed class SessionDeskOnSqliteTests() : SessionDeskTests(new SqliteDatabase());

public sealed class SessionDeskOnPostgresTests() : SessionDeskTests(new PostgresDatabase());
