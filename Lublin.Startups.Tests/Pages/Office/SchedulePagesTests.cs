using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests.Pages.Office;

/// <summary>The schedule by days and weeks, by rooms, universities and persons; and what is to be settled. Tuesday 2 March 2027 is shown.</summary>
public abstract class SchedulePagesTests(SharedSite site) : SiteTests(site)
{
    private const string Tuesday = "dzien=2027-03-02";
    private const int MostQueries = 12;
    private static readonly DateOnly Day = new(2027, 3, 2);

    [Fact]
    public async Task A_day_stands_by_rooms_universities_and_persons_with_marks_and_seats_taken()
    {
        await OfferAsync(new(Taken: 3) { Date = Day });
        await LectureAsync("Finanse od zera", "umcs", "Zofia Mówi", 10);
        await LectureAsync("Własna firma", "kul", "Jan Mówi", 12, published: false);
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var rooms = await staff.OpenAsync($"/biuro/harmonogram?{Tuesday}");
        Assert.Equal(["Sala kul", "Sala umcs", "Sala nr 2"], rooms.Texts(".day h2").Select(head => head[..head.LastIndexOf(' ')]).Select(head => string.Join(' ', head.Split(' ').TakeWhile(word => !char.IsDigit(word[0]) || word == "2"))));
        Assert.Equal(
            ["12:15–13:45 Własna firma, wykład Niepublikowane", "10:15–11:45 Finanse od zera, wykład", "17:00–19:30 KSeF bez stresu, szkolenie 3 z 10"],
            rooms.Texts(".ev"));
        Assert.Equal(["ev kind-wyk at-7 for-4 lane-0 lanes-1", "ev kind-wyk at-3 for-4 lane-0 lanes-1", "ev kind-szk at-17 for-5 lane-0 lanes-1"], rooms.Document.QuerySelectorAll(".ev").Select(entry => entry.ClassName!));

        Assert.Equal(["KUL", "UMCS", "Poza uczelniami"], (await staff.OpenAsync($"/biuro/harmonogram?{Tuesday}&wedlug=uczelnie")).Texts(".day h2"));
        Assert.Equal(["Jan Mówi", "Zofia Mówi", "Bez osoby prowadzącej"], (await staff.OpenAsync($"/biuro/harmonogram?{Tuesday}&wedlug=osoby")).Texts(".day h2"));
    }

    [Fact]
    public async Task A_week_stands_by_days_and_filters_narrow_it_as_chips_that_can_be_taken_away()
    {
        var lecture = await LectureAsync("Finanse od zera", "umcs", "Zofia Mówi", 10);
        await LectureAsync("Własna firma", "kul", "Jan Mówi", 12);
        await OfferAsync(new() { Date = Day.AddDays(4) });
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var week = await staff.OpenAsync($"/biuro/harmonogram?widok=tydzien&{Tuesday}");
        Assert.Equal(["poniedziałek 1 marca", "wtorek 2 marca", "środa 3 marca", "czwartek 4 marca", "piątek 5 marca", "sobota 6 marca"], week.Texts(".day h2"));
        Assert.Equal(["10:15–11:45 Finanse od zera, wykład Sala umcs", "12:15–13:45 Własna firma, wykład Sala kul", "17:00–19:30 KSeF bez stresu, szkolenie 0 z 10 Sala nr 2"], week.Texts(".ev"));
        Assert.Equal(LectureLinks.Session(lecture.Uid), week.Document.QuerySelector(".ev a")!.GetAttribute("href"));
        Assert.Equal(["/biuro/harmonogram?widok=tydzien&dzien=2027-02-22", "/biuro/harmonogram?widok=tydzien&dzien=2027-03-08", "/biuro/harmonogram?widok=tydzien&dzien=2026-11-23"], Leads(week, ".work-head .actions a"));

        var speaker = await Site.WithAsync(db => db.Presenters.Where(each => each.Name == "Jan Mówi").Select(each => each.Id).SingleAsync());
        foreach (var (name, value, chip, title) in new[]
        {
            ("rodzaj", "szkolenia", "Szkolenia", "KSeF bez stresu"), ("uczelnia", "umcs", "UMCS", "Finanse od zera"), ("osoba", $"{speaker}", "Jan Mówi", "Własna firma"),
            ("sala", $"{lecture.RoomId}", "Sala umcs", "Finanse od zera"),
        })
        {
            var narrowed = await staff.FilterAsync(week, (name, value));
            Assert.Contains(title, Assert.Single(narrowed.Texts(".ev")), StringComparison.Ordinal);
            Assert.Equal($"{chip} (usuń ten filtr)", narrowed.Text(".applied a.f"));
            Assert.Equal(3, (await staff.OpenAsync(Leads(narrowed, ".applied a.f")[0])).Texts(".ev").Count);
        }

        var none = await staff.OpenAsync($"/biuro/harmonogram?widok=tydzien&{Tuesday}&rodzaj=szkolenia&uczelnia=kul");
        Assert.Equal(("Żadne spotkanie nie pasuje do filtrów", $"/biuro/harmonogram?widok=tydzien&{Tuesday}"), (none.Text(".empty h2"), Leads(none, ".empty a")[0]));
        Assert.Equal("Tego dnia nie ma spotkań", (await staff.OpenAsync("/biuro/harmonogram?dzien=2027-03-03")).Text(".empty h2"));
        Assert.Equal(200, (await staff.OpenAsync("/biuro/harmonogram?widok=x&wedlug=%3Cscript%3E&sala=x&osoba=99999999999999999999&uczelnia=%3Cscript%3E&rodzaj=x&dzien=2027-60-60&do-wyjasnienia=x")).Status);
    }

    [Fact]
    public async Task More_than_two_at_one_hour_lead_to_their_day()
    {
        foreach (var university in (string[])["umcs", "kul", "politechnika", "wspa"])
            await LectureAsync($"Wykład {university}", university, $"Osoba {university}", 10);
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var week = await staff.OpenAsync($"/biuro/harmonogram?widok=tydzien&{Tuesday}");

        Assert.Equal(["ev kind-wyk at-3 for-4 lane-0 lanes-2", "ev off at-3 for-4 lane-1 lanes-2"], week.Document.QuerySelectorAll(".ev").Select(entry => entry.ClassName!));
        Assert.Equal("+3 więcej: wtorek 2 marca", week.Texts(".ev")[1]);
        Assert.Equal(4, (await staff.OpenAsync(Leads(week, ".ev a")[1])).Texts(".ev").Count);
    }

    [Fact]
    public async Task Sixty_rooms_take_as_many_queries_as_one_and_twelve_are_drawn_with_a_way_to_the_rest()
    {
        await OfferAsync(new() { Date = Day });
        var lecture = await LectureAsync("Finanse od zera", "umcs", "Zofia Mówi", 10);
        await MoveAsync(lecture, at => at with { Start = new(9, 0), End = new(10, 30) });
        await Site.WriteAsync(async db => db.AddRange(
            new SpeakerProfile(await db.Presenters.SingleAsync(), new(null, Stories.Success, [new(DayOfWeek.Monday, new(8, 0), new(9, 0))], 1, null)), new DayOff(new(Day, Day, "Sesja"))));
        using var coordinator = await Site.StaffAsync(StaffRole.Coordinator);
        async Task<List<int>> CommandsAsync()
        {
            List<int> all = [];
            foreach (var view in (string[])["", "&wedlug=uczelnie", "&wedlug=osoby", "&widok=tydzien", "&do-wyjasnienia=tak"])
                all.Add(await Site.Commands.LeastAsync(() => coordinator.OpenAsync($"/biuro/harmonogram?{Tuesday}{view}")));
            return all;
        }

        var few = await CommandsAsync();
        await ManyRoomsAsync(59);

        Assert.Equal(few, await CommandsAsync());
        Assert.All(few, queries => Assert.InRange(queries, 5, MostQueries));
        var day = await coordinator.OpenAsync($"/biuro/harmonogram?{Tuesday}");
        Assert.Equal((12, 49), (day.Texts(".day h2").Count, day.Texts(".applied a.f").Count));
        Assert.Equal(["Sala 59"], (await coordinator.OpenAsync(Leads(day, ".applied a.f").Last(lead => day.Document.QuerySelector($".applied a.f[href='{lead}']")!.TextContent == "Sala 59"))).Texts(".day h2").Select(head => head[..7]));
    }

    [Fact]
    public async Task A_check_asks_five_questions_and_the_first_page_fifteen_with_all_that_is_known_of_whoever_speaks()
    {
        var lecture = await LectureAsync("Finanse od zera", "umcs", "Zofia Mówi", 10);
        var later = await LectureAsync("Własna firma", "kul", "Jan Mówi", 12);
        await MoveAsync(lecture, at => at with { Start = new(9, 0), End = new(10, 30) });
        await Site.WriteAsync(async db =>
        {
            var zofia = await db.Presenters.SingleAsync(presenter => presenter.Name == "Zofia Mówi");
            var session = await db.Sessions.Include(each => each.Led).Include(each => each.Edition).SingleAsync(each => each.Id == later.Id);
            session.Edition.Lead(session, [zofia.Id]);
            db.AddRange(new SpeakerProfile(zofia, new(null, Stories.Success, [new(DayOfWeek.Monday, new(8, 0), new(9, 0))], null, null)), new DayOff(new(Day, Day, "Sesja")));
        });
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        Task<PlanningFacts> CheckAsync() => AtDeskAsync<PlanningBook, PlanningFacts>(async planning => await planning.FactsAsync(await Site.WithAsync(db => db.PlannedBookingsAsync(Day, Day, planned: null))));

        await staff.OpenAsync("/biuro");
        Assert.Equal(5, await Site.Commands.LeastAsync(CheckAsync));
        Assert.Equal(14, await Site.Commands.LeastAsync(() => staff.OpenAsync("/biuro")));
        await Site.WriteAsync(async db => (await db.Speakers.SingleAsync()).Change(new(null, Stories.Success, [], 1, null)));
        Assert.Equal(15, await Site.Commands.LeastAsync(() => staff.OpenAsync("/biuro")));
    }

    [Fact]
    public async Task What_waits_is_marked_and_a_clash_with_a_draft_is_named_before_it_is_published()
    {
        var lecture = await LectureAsync("Finanse od zera", "umcs", "Zofia Mówi", 10);
        await LectureAsync("Prawo", "umcs", "Jan Mówi", 10, published: false);
        using var coordinator = await Site.StaffAsync(StaffRole.Coordinator);
        var clash = await coordinator.OpenAsync($"/biuro/harmonogram?{Tuesday}");
        Assert.Equal(["10:15–11:45 Finanse od zera, wykład Nachodzi", "10:15–11:45 Prawo, wykład Niepublikowane, nachodzi"], clash.Texts(".ev"));
        Assert.Equal("1 konflikt. Rozwiąż go przed publikacją", clash.Text(".note-bad h2"));

        await MoveAsync(lecture, at => at with { Date = Day.AddDays(1) });
        Assert.Equal(["10:15–11:45 Finanse od zera, wykład Przesunięte"], (await coordinator.OpenAsync("/biuro/harmonogram?dzien=2027-03-03")).Texts(".ev"));
        await AtDeskAsync<TimetableDesk, EditOutcome>(desk => desk.CancelAsync(lecture.Uid, "Awaria", null, "staff:1"));
        var gone = await coordinator.OpenAsync($"/biuro/harmonogram?{Tuesday}");
        Assert.Equal(["10:15–11:45 Finanse od zera, wykład Odwołane", "10:15–11:45 Prawo, wykład Niepublikowane"], gone.Texts(".ev"));
        Assert.Equal("Finanse od zera", gone.Text(".ev.off s"));
    }

    [Fact]
    public async Task What_is_to_be_settled_names_both_and_a_coordinator_leaves_it_with_a_reason()
    {
        var lecture = await LectureAsync("Finanse od zera", "umcs", "Zofia Mówi", 10);
        await Site.WriteAsync(db =>
        {
            db.Add(new DayOff(new(Day, Day, "Sesja")));
            return Task.CompletedTask;
        });
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        using var coordinator = await Site.StaffAsync(StaffRole.Coordinator);
        // Whichever day is shown.
        var seen = await staff.OpenAsync("/biuro/harmonogram");
        Assert.Equal("Do wyjaśnienia (1)", seen.Text("#wyjasnij"));
        Assert.Contains("wt. 2 marca, 10:15–11:45, Finanse od zera: dzień wolny: Sesja", seen.Text("section[aria-labelledby=wyjasnij] li"), StringComparison.Ordinal);
        Assert.Equal([LectureLinks.Session(lecture.Uid)], Leads(seen, "section[aria-labelledby=wyjasnij] li a"));
        Assert.Contains("Do wyjaśnienia", (await staff.OpenAsync($"/biuro/harmonogram?{Tuesday}")).Texts(".ev .p"));
        Assert.Contains("1 sprawa do wyjaśnienia w harmonogramie", (await staff.OpenAsync("/biuro")).Texts(".todo a"));

        var leave = Leads(await coordinator.OpenAsync("/biuro/harmonogram"), "section[aria-labelledby=wyjasnij] li a")[^1];
        Assert.Equal(403, (await staff.AskAsync(leave)).Status);
        var asks = await coordinator.OpenAsync(leave);
        Assert.Equal("Zostawić tak, jak jest?", asks.Heading);
        Assert.Equal("Wpisz powód, najwyżej 500 znaków", (await coordinator.SendAsync(asks, Answer("Reason", " "), "main form")).Text(".errsum a"));
        var left = await coordinator.FollowAsync(await coordinator.SendAsync(asks, Answer("Reason", "Uzgodnione z uczelnią"), "main form"));

        Assert.Equal(("Zapisano powód. Spotkanie zostaje na swoim miejscu.", "Wszystko się zgadza."), (left.Text("[role=status]"), left.Texts("section[aria-labelledby=wyjasnij] p")[0]));
        Assert.Empty((await staff.OpenAsync("/biuro/harmonogram")).Document.QuerySelectorAll("#wyjasnij"));
        Assert.Equal("/biuro/harmonogram?do-wyjasnienia=tak&stan=bez-zmian", (await coordinator.AskAsync(leave)).Answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Twenty_are_named_and_the_rest_stands_behind_a_link()
    {
        for (var each = 0; each < 21; each++)
            await OfferAsync(new($"szkolenie-{each}") { Date = Day.AddDays(each), Title = $"Szkolenie {each}" });
        await Site.WriteAsync(db => db.Rooms.ExecuteUpdateAsync(set => set.SetProperty(room => room.Seats, 5)));
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var page = await staff.OpenAsync("/biuro/harmonogram");
        Assert.Equal((20, "21 spraw do wyjaśnienia"), (page.Texts("section[aria-labelledby=wyjasnij] li").Count, page.Text(".note-warn a")));
        var all = await staff.OpenAsync(Leads(page, "section[aria-labelledby=wyjasnij] > p a")[0]);

        Assert.Equal(21, all.Texts("section[aria-labelledby=wyjasnij] li").Count);
        Assert.Empty(all.Document.QuerySelectorAll(".week"));
        Assert.Equal(6, (await staff.OpenAsync("/biuro")).Texts(".todo a").Count);
    }

    [Fact]
    public async Task The_form_of_a_session_begins_on_the_day_that_is_shown()
    {
        await OfferAsync(new() { Date = Day });
        await LectureAsync("Finanse od zera", "umcs", "Zofia Mówi", 10);
        using var coordinator = await Site.StaffAsync(StaffRole.Coordinator);
        var day = await coordinator.OpenAsync($"/biuro/harmonogram?{Tuesday}");
        var forms = Leads(day, "details li a").Where(lead => lead.EndsWith($"?{Tuesday}", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, forms.Count);
        Assert.Contains($"/biuro/wyklady/nowy?{Tuesday}", Leads(day, ".actions a"));
        foreach (var form in forms.Append($"/biuro/wyklady/nowy?{Tuesday}"))
            Assert.Equal("2027-03-02", (await coordinator.OpenAsync(form)).Document.QuerySelector("[name='Form.Date']")!.GetAttribute("value"));
    }

    private static IReadOnlyList<string> Leads(SitePage page, string selector) => [.. page.Document.QuerySelectorAll(selector).Select(link => link.GetAttribute("href")!)];

    private Task<EditOutcome> MoveAsync(Session session, Func<SessionPlan, SessionPlan> move) => AtDeskAsync<TimetableDesk, EditOutcome>(async desk =>
    {
        var known = (await Site.WithAsync(db => db.WorkingSessionAsync(session.Uid)))!;
        return await desk.MoveAsync(session.Uid, new(move(known.Slot.Plan), known.Slot.PresenterIds), known.Seen, "staff:1");
    });

    /// <summary>A lecture that people just come to, in its university's one room.</summary>
    private Task<Session> LectureAsync(string title, string university, string speaker, int hour, bool published = true) => Site.WithAsync(async db =>
    {
        var room = await db.Rooms.SingleOrDefaultAsync(each => each.Name == $"Sala {university}")
            ?? new Venue($"Aula {university}", "pl. Przykładowy 1, 20-001 Lublin", new("pl", "Winda."), new("pl", "Od placu.")).AddRoom($"Sala {university}", 90);
        var place = await db.Universities.SingleOrDefaultAsync(each => each.Slug == university) ?? new University(university, new($"Uczelnia {university}", university.ToUpperInvariant(), "pl. Przykładowy 1, 20-001 Lublin"));
        var presenter = new Presenter(speaker, new("pl", "Prowadzi firmę."));
        db.Add(presenter);
        if (room.Id == 0)
            db.Add(room);
        if (place.Id == 0)
            db.Add(place);
        await db.SaveChangesAsync();
        var programme = new Programme(ProgrammeKind.Lecture, Slug.From(title), new(new("pl", title), new("pl", "Wstęp"), new("pl", "Nauka"), new("pl", "Dla wszystkich"), null), ProgrammeLevel.Basic);
        var edition = new Edition(programme, new(50, "pl", Site.Clock.GetUtcNow().AddDays(-1), "2026-11-01") { Entry = Entry.Free });
        var session = edition.AddSession(new(Day, new(hour, 15), new(hour + 1, 45), room.Id));
        edition.Lead(session, [presenter.Id]);
        if (published)
            edition.Publish("2027-03-02", Site.Clock.GetUtcNow());
        db.Add(edition);
        db.Add(new Lecture(edition, new(place.Id, null, null, null, null, null, LectureAccess.Open, Stories.Success)));
        await db.SaveChangesAsync();
        return await db.Sessions.AsNoTracking().SingleAsync(each => each.Id == session.Id);
    });

    private Task ManyRoomsAsync(int many) => Site.WriteAsync(async db =>
    {
        var venue = new Venue("Wielki Gmach", "ul. Długa 1, 20-001 Lublin", new("pl", "Winda."), new("pl", "Od ulicy."));
        for (var each = 1; each <= many; each++)
            venue.AddRoom($"Sala {each}", 30);
        db.Add(venue);
        await db.SaveChangesAsync();
        foreach (var room in venue.Rooms)
        {
            var text = new LocalText("pl", $"Szkolenie {room.Name}");
            var edition = new Edition(new(ProgrammeKind.Training, Slug.From($"szkolenie {room.Name}"), new(text, text, text, text, null), ProgrammeLevel.Basic), new(10, "pl", Site.Clock.GetUtcNow().AddDays(-1), "2026-11-01"));
            edition.AddSession(new(Day, new(9, 0), new(11, 0), room.Id));
            edition.Publish("2027-03-02", Site.Clock.GetUtcNow());
            db.Add(edition);
        }
    });
}

public sealed class SchedulePagesOnSqliteTests(SqliteSite site) : SchedulePagesTests(site), IClassFixture<SqliteSite>;

public sealed class SchedulePagesOnPostgresTests(PostgresSite site) : SchedulePagesTests(site), IClassFixture<PostgresSite>;
