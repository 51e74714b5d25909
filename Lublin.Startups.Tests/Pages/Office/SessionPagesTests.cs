using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

public abstract class SessionPagesTests(SharedSite site) : SiteTests(site)
{
    [Theory]
    [InlineData("2026-11-20", "17:00", "19:00", "Ten termin już minął. Wybierz późniejszy")]
    [InlineData("2026-12-01", "22:00", "01:00", "Koniec musi być po początku tego samego dnia. Spotkanie przez północ zapisz jako dwa")]
    [InlineData("28.03.2027", "2:30", "4:00", "Tej nocy zegar przeskakuje z 2:00 na 3:00, więc tej godziny nie ma. Wybierz inną")]
    [InlineData("31.02.2027", "17:00", "19:00", "Wpisz dzień, na przykład 24.11.2026")]
    [InlineData("2026-12-02", "piąta", "19:00", "Wpisz godzinę początku, na przykład 17:00")]
    [InlineData("2026-12-02", "17:00", "siódma", "Wpisz godzinę końca, na przykład 19:30")]
    public async Task A_time_that_cannot_be_is_refused_in_words_and_nothing_typed_is_lost(string date, string start, string end, string wrong)
    {
        await OfferAsync(new(Taken: 1));
        var session = await SessionAsync();
        using var coordinator = await Site.StaffAsync(StaffRole.Coordinator);

        var page = await coordinator.SendAsync(await coordinator.OpenAsync($"/biuro/spotkania/{session.Id}"), At(date, start, end, session.RoomId), "main form");

        Assert.Equal((200, wrong), (page.Status, page.Text(".errsum a")));
        Assert.Equal([date, start, end], ((string[])["Date", "Start", "End"]).Select(field => page.Document.QuerySelector($"#Form_{field}")!.GetAttribute("value")));
        Assert.Equal(session.Plan, (await SessionAsync()).Plan);
        Assert.Empty(await MailsAsync());
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_session_is_said_at_once()
    {
        await OfferAsync(new(Taken: 1));
        var session = await SessionAsync();
        using var coordinator = await Site.StaffAsync(StaffRole.Coordinator);
        var form = await coordinator.OpenAsync($"/biuro/spotkania/{session.Id}");

        var past = await coordinator.EnterAsync(form, "main", ("Form.Date", "2026-11-20"), ("Form.Start", "17:00"), ("Form.End", "16:00"), ("Form.Place", ""));
        Assert.Equal(3, past.Texts(".errsum li").Count);
        Assert.Contains("Ten termin już minął. Wybierz późniejszy", past.Texts(".errsum li"));

        var online = await coordinator.EnterAsync(form, "main", ("Form.Date", "2026-12-25"), ("Form.Place", "online"), ("Form.Link", ""));
        Assert.Equal(2, online.Texts(".errsum li").Count);
        Assert.Contains("Napisz, dlaczego mimo to: dzień wolny: Boże Narodzenie", online.Texts(".errsum li"));
    }

    [Fact]
    public async Task A_taken_room_is_shown_before_saving_with_three_free_places_and_the_chosen_one_is_taken()
    {
        await OfferAsync(new());
        var draft = await OfferAsync(new("marketing", Seats: 20) { Title = "Marketing lokalny", Published = false });
        var (taken, mine) = await Site.WithAsync(async db => (await db.Sessions.OrderBy(each => each.Id).FirstAsync(), await db.Sessions.SingleAsync(each => each.EditionId == draft)));
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var form = await staff.OpenAsync($"/biuro/spotkania/{mine.Id}");

        var clash = await staff.SendAsync(form, At("2026-12-01", "17:30", "19:30", taken.RoomId), "main form");

        Assert.Equal("Sala nr 2 ma już spotkanie 17:00–19:30: „KSeF bez stresu”", clash.Text(".errsum a"));
        Assert.Equal(["Sala nr 2, 17:30–19:30", "Sala nr 2, 15:00–17:00", "Sala nr 2, środa 2 grudnia 2026, 17:30–19:30", "Zapisz szkic mimo konfliktu"], clash.Texts(".opt b"));
        Assert.Equal(2, clash.Document.QuerySelectorAll(".ev.clash, .ev.ghost").Length);
        Assert.Equal(mine.Plan, await PlanAsync(mine.Id));

        var choice = clash.Document.QuerySelectorAll("input[type=radio]")[2].GetAttribute("value")!;
        var answers = At("2026-12-01", "17:30", "19:30", taken.RoomId);
        answers["Form.Choice"] = choice;
        var saved = await staff.FollowAsync(await staff.SendAsync(clash, answers, "main form"));
        Assert.Equal("Spotkanie jest zmienione.", saved.Text("[role=status]"));
        Assert.Equal(new SessionPlan(new(2026, 12, 2), new(17, 30), new(19, 30), taken.RoomId), await PlanAsync(mine.Id));
    }

    [Fact]
    public async Task A_draft_may_stay_with_its_conflict_and_another_time_typed_by_hand_goes_before_a_choice()
    {
        await OfferAsync(new());
        var draft = await OfferAsync(new("marketing") { Published = false });
        var (taken, mine) = await Site.WithAsync(async db => (await db.Sessions.OrderBy(each => each.Id).FirstAsync(), await db.Sessions.SingleAsync(each => each.EditionId == draft)));
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var clash = await staff.SendAsync(await staff.OpenAsync($"/biuro/spotkania/{mine.Id}"), At("2026-12-01", "17:00", "19:30", taken.RoomId), "main form");

        var typed = At("2026-12-01", "11:00", "12:00", taken.RoomId);
        typed["Form.Choice"] = clash.Document.QuerySelector("input[type=radio]")!.GetAttribute("value")!;
        await staff.FollowAsync(await staff.SendAsync(clash, typed, "main form"));
        Assert.Equal(new TimeOnly(11, 0), (await PlanAsync(mine.Id)).Start);

        var again = await staff.SendAsync(await staff.OpenAsync($"/biuro/spotkania/{mine.Id}"), At("2026-12-01", "17:00", "19:30", taken.RoomId), "main form");
        var keep = At("2026-12-01", "17:00", "19:30", taken.RoomId);
        keep["Form.Choice"] = "zostaw";
        var kept = await staff.FollowAsync(await staff.SendAsync(again, keep, "main form"));
        Assert.Equal("1 konflikt. Rozwiąż go przed publikacją", kept.Text(".note-bad h2"));
    }

    [Fact]
    public async Task A_move_tells_everybody_once_and_on_a_day_off_only_with_a_reason()
    {
        await OfferAsync(new(Taken: 2));
        var session = await SessionAsync();
        using var coordinator = await Site.StaffAsync(StaffRole.Coordinator);
        var form = await coordinator.OpenAsync($"/biuro/spotkania/{session.Id}");
        var holiday = At("2026-12-25", "17:00", "19:00", session.RoomId);

        var asked = await coordinator.SendAsync(form, holiday, "main form");
        holiday["Form.Reason"] = "Prośba uczestników";
        var moved = await coordinator.FollowAsync(await coordinator.SendAsync(asked, holiday, "main form"));

        Assert.Equal("Napisz, dlaczego mimo to: dzień wolny: Boże Narodzenie", asked.Text(".errsum a"));
        Assert.Equal("Spotkanie jest zmienione.", moved.Text("[role=status]"));
        Assert.Equal([RosterMails.Moved, RosterMails.Moved], await MailsAsync());
        Assert.Contains("Prośba uczestników", await Site.WithAsync(db => db.History.Where(row => row.Subject == "session").Select(row => row.Details).SingleAsync()), StringComparison.Ordinal);

        var overtaken = await coordinator.SendAsync(form, At("2026-12-03", "17:00", "19:00", session.RoomId), "main form");
        Assert.Equal("W międzyczasie ktoś zapisał inną wersję", overtaken.Text(".note-warn h2"));
    }

    [Fact]
    public async Task A_session_more_and_a_session_less_are_told_and_the_last_one_stays()
    {
        var edition = await OfferAsync(new(Taken: 1));
        var session = await SessionAsync();
        using var coordinator = await Site.StaffAsync(StaffRole.Coordinator);
        var add = await coordinator.OpenAsync($"/biuro/edycje/{edition}/spotkania/nowe");
        Assert.Equal("2026-12-08", add.Document.QuerySelector("#Form_Date")!.GetAttribute("value"));

        var added = await coordinator.FollowAsync(await coordinator.SendAsync(add, At("2026-12-08", "17:00", "19:30", session.RoomId), "main form"));
        Assert.Equal("Spotkanie jest dodane.", added.Text("[role=status]"));
        var ask = await coordinator.OpenAsync($"/biuro/spotkania/{session.Id}/odwolaj");
        Assert.Contains("E-mail dostanie 1 osoba.", ask.Text("form"), StringComparison.Ordinal);
        var gone = await coordinator.FollowAsync(await coordinator.SendAsync(ask, Answer("Reason", "Awaria"), "main form"));
        Assert.Contains("Odwołane", gone.Texts("tbody .tag"));
        Assert.Equal([RosterMails.SessionAdded, RosterMails.SessionCancelled], await MailsAsync());

        var last = await Site.WithAsync(db => db.Sessions.Where(each => each.CancelledAt == null).Select(each => each.Id).SingleAsync());
        var refused = await coordinator.SendAsync(await coordinator.OpenAsync($"/biuro/spotkania/{last}/odwolaj"), Answer("Reason", "Awaria"), "main form");
        Assert.Equal("To jedyne spotkanie tej edycji. Odwołaj całą edycję", refused.Text(".errsum li"));
    }

    [Fact]
    public async Task The_day_by_rooms_shows_what_clashes_and_asks_the_same_for_one_and_for_three()
    {
        var first = await OfferAsync(new());
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var day = (await staff.FilterAsync(await staff.OpenAsync("/biuro/harmonogram"), ("dzien", "2026-12-01"))).Answer.RequestMessage!.RequestUri!.PathAndQuery;
        var (one, before) = await CommandsAsync(staff, day);
        await OfferAsync(new("drugi") { Title = "Drugi", Published = false });
        await OfferAsync(new("trzeci") { Title = "Trzeci" });
        var room = (await SessionAsync()).RoomId;
        await Site.WriteAsync(async db =>
        {
            foreach (var session in await db.Sessions.Include(session => session.Edition).ToListAsync())
                session.Move(session.Plan with { RoomId = room, Start = session.EditionId == first ? new(9, 0) : session.Plan.Start, End = session.EditionId == first ? new(11, 0) : session.Plan.End }, Site.Clock.GetUtcNow());
        });

        var (three, page) = await CommandsAsync(staff, day);

        Assert.Equal(one, three);
        Assert.Equal(["Sala nr 2 60 miejsc, Ratusz"], before.Texts(".day h2"));
        Assert.Equal("1 konflikt. Rozwiąż go przed publikacją", page.Text(".note-bad h2"));
        Assert.Equal(["9:00–11:00 KSeF bez stresu, szkolenie 0 z 10", "17:00–19:30 Drugi, szkolenie Niepublikowane, nachodzi", "17:00–19:30 Trzeci, szkolenie Nachodzi, 0 z 10"], page.Texts(".ev"));
        Assert.Equal("ev kind-szk at-17 for-5 lane-0 lanes-2 ghost", page.Document.QuerySelectorAll(".ev")[1].ClassName);
        Assert.Equal("/biuro/harmonogram?dzien=2026-12-02", page.Document.QuerySelectorAll(".work-head .actions a")[1].GetAttribute("href"));
    }

    private static Dictionary<string, string> At(string date, string start, string end, long? room) => new(StringComparer.Ordinal)
    {
        ["Form.Date"] = date,
        ["Form.Start"] = start,
        ["Form.End"] = end,
        ["Form.Place"] = room?.ToString() ?? "online",
    };

    private async Task<(int Commands, SitePage Page)> CommandsAsync(SignUpVisitor visitor, string address)
    {
        SitePage page = null!;
        var commands = await Site.Commands.LeastAsync(async () => page = await visitor.OpenAsync(address));
        return (commands, page);
    }

    private Task<Session> SessionAsync() => Site.WithAsync(db => db.Sessions.AsNoTracking().OrderBy(session => session.Id).FirstAsync());

    private Task<SessionPlan> PlanAsync(long id) => Site.WithAsync(async db => (await db.Sessions.AsNoTracking().SingleAsync(session => session.Id == id)).Plan);
}

public sealed class SessionPagesOnSqliteTests(SqliteSite site) : SessionPagesTests(site), IClassFixture<SqliteSite>;

public sealed class SessionPagesOnPostgresTests(PostgresSite site) : SessionPagesTests(site), IClassFixture<PostgresSite>;
