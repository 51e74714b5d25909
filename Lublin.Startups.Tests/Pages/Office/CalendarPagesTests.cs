using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

/// <summary>The year's calendar in the office, and who leads sessions there.</summary>
public abstract class CalendarPagesTests(SharedSite site) : SiteTests(site)
{
    [Fact]
    public async Task Days_off_are_added_changed_and_removed_and_each_time_the_sessions_they_hit_are_shown_and_stay()
    {
        await OfferAsync(new() { Sessions = 2 });
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var year = await staff.OpenAsync("/biuro/kalendarz-roku?rok=2027");
        Assert.Equal("Kalendarz roku 2027", year.Heading);
        Assert.Contains("Ferie zimowe", year.Texts("tbody th"));

        var added = await staff.FollowAsync(await staff.SendAsync(await staff.OpenAsync("/biuro/kalendarz-roku/nowe"), Days("Sesja", "2026-12-01", ""), "main form"));
        Assert.Equal(("Dodano dni wolne.", "Kalendarz roku 2026"), (added.Text("[role=status]"), added.Heading));
        Assert.Equal("W te dni wypada 1 opublikowane spotkanie. Zostaje na swoim miejscu.", added.Text(".note-warn p"));
        Assert.Equal(["wt. 1 grudnia, 17:00–19:30, KSeF bez stresu"], added.Texts(".note-warn li"));

        var id = await Site.WithAsync(db => db.DaysOff.Where(off => off.Name == "Sesja").Select(off => off.Id).SingleAsync());
        var form = await staff.OpenAsync($"/biuro/kalendarz-roku/{id}");
        var changed = await staff.FollowAsync(await staff.SendAsync(form, Days("Sesja", "2026-12-01", "2026-12-08"), "main form"));
        Assert.Equal("W te dni wypadają 2 opublikowane spotkania. Zostają na swoim miejscu.", changed.Text(".note-warn p"));
        var stopped = await staff.SendAsync(form, Days("Sesja zimowa", "2026-12-01", ""), "main form");
        Assert.Equal("W formularzu: Sesja zimowaZapisane: Sesja", stopped.Text(".note-warn dd"));

        var asks = await staff.OpenAsync($"/biuro/kalendarz-roku/{id}/usun");
        Assert.Equal(2, asks.Texts(".note-warn li").Count);
        Assert.Contains("Sesja", (await staff.OpenAsync("/biuro/kalendarz-roku?rok=2026")).Texts("tbody th"));
        var removed = await staff.FollowAsync(await staff.SendAsync(asks, form: "main form"));
        Assert.Equal("Usunięto dni wolne.", removed.Text("[role=status]"));
        Assert.DoesNotContain("Sesja", removed.Texts("tbody th"));
        Assert.Equal([new(2026, 12, 1), new(2026, 12, 8)], await Site.WithAsync(db => db.Sessions.OrderBy(session => session.StartsAt).Select(session => session.Date).ToListAsync()));
        Assert.Equal(404, (await staff.AskAsync($"/biuro/kalendarz-roku/{id}")).Status);
    }

    [Theory]
    [InlineData("", "2026-12-01", "", "Wpisz nazwę")]
    [InlineData("Sesja", "31.02.2027", "", "Wpisz pierwszy dzień, na przykład 1.02.2027")]
    [InlineData("Sesja", "2026-12-01", "jutro", "Wpisz ostatni dzień, na przykład 14.02.2027")]
    [InlineData("Sesja", "2026-12-08", "2026-12-01", "Ostatni dzień nie może być przed pierwszym")]
    [InlineData("Sesja", "2026-12-01", "2027-12-01", "To więcej niż 200 dni. Sprawdź, czy dni są dobre, albo podziel je na części")]
    public async Task Days_that_cannot_be_are_refused_in_words_and_nothing_typed_is_lost(string name, string from, string to, string wrong)
    {
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var page = await staff.SendAsync(await staff.OpenAsync("/biuro/kalendarz-roku/nowe"), Days(name, from, to), "main form");
        Assert.Equal((200, wrong), (page.Status, page.Text(".errsum a")));
        Assert.Equal([name, from, to], ((string[])["Name", "From", "To"]).Select(field => page.Document.QuerySelector($"#Form_{field}")!.GetAttribute("value") ?? ""));
        Assert.False(await Site.WithAsync(db => db.DaysOff.AnyAsync(off => off.Name == "Sesja")));
    }

    [Fact]
    public async Task Days_off_are_everybodys_or_those_of_one_university()
    {
        await Site.WriteAsync(async db =>
        {
            await new LectureOffer { Date = new(2026, 12, 1) }.AddAsync(db, Site.Clock.GetUtcNow());
            await new LectureOffer("inny", "kul") { Date = new(2026, 12, 1), Title = "Inny" }.AddAsync(db, Site.Clock.GetUtcNow());
        });
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var form = await staff.OpenAsync("/biuro/kalendarz-roku/nowe");
        Assert.Equal(["Wszystkich", "KUL", "UMCS"], form.Texts("#Form_University option"));
        var umcs = form.Document.QuerySelectorAll("#Form_University option")[2].GetAttribute("value")!;
        var days = Days("Dzień rektorski", "2026-12-01", "");
        days["Form.University"] = umcs;

        var added = await staff.FollowAsync(await staff.SendAsync(form, days, "main form"));

        Assert.Equal(["wt. 1 grudnia, 10:15–11:45, Dlaczego zamknęłam kawiarnię"], added.Texts(".note-warn li"));
        Assert.Contains(added.Texts("tbody tr"), row => row.StartsWith("Dzień rektorski wtorek 1 grudnia 2026 UMCS", StringComparison.Ordinal));
        var id = await Site.WithAsync(db => db.DaysOff.Where(off => off.Name == "Dzień rektorski").Select(off => off.Id).SingleAsync());
        Assert.Equal("UMCS", (await staff.OpenAsync($"/biuro/kalendarz-roku/{id}")).Text("#Form_University option[selected]"));
        Assert.Contains("uczelnia: brak → UMCS", (await staff.OpenAsync($"/biuro/historia?czego=dayoff&nr={id}")).Text("main"), StringComparison.Ordinal);
        days["Form.University"] = "987654";
        Assert.Equal("Wybierz uczelnię z listy", (await staff.SendAsync(form, days, "main form")).Text(".errsum a"));
    }

    [Fact]
    public async Task The_form_of_a_session_says_who_leads_it_and_the_edition_shows_when_that_differs()
    {
        var edition = await OfferAsync(new() { Sessions = 2 });
        await Site.WriteAsync(db =>
        {
            db.AddRange(new Presenter("Anna Przykład", new("pl", "Uczy.")), new Presenter("Piotr Przykład", new("pl", "Doradza.")));
            return Task.CompletedTask;
        });
        var (session, anna) = await Site.WithAsync(async db => (await db.Sessions.AsNoTracking().OrderBy(each => each.StartsAt).FirstAsync(), await db.Presenters.OrderBy(each => each.Name).FirstAsync()));
        using var coordinator = await Site.StaffAsync(StaffRole.Coordinator);
        var form = await coordinator.OpenAsync($"/biuro/spotkania/{session.Id}");
        Assert.Equal(["Anna Przykład", "Piotr Przykład"], form.Texts("input[name='Form.Presenters'] + label"));

        var saved = await coordinator.FollowAsync(await coordinator.SendAsync(form, At(session, anna.Id), "main form"));

        Assert.Equal(["Prowadzenie: Anna Przykład", "Nie ma osoby prowadzącej"], saved.Texts("tbody th .muted"));
        Assert.Empty(await MailsAsync());
        Assert.Contains("Anna Przykład", (await Site.GetPageAsync("/szkolenia/ksef-bez-stresu")).Text("main"), StringComparison.Ordinal);
        Assert.Contains("Anna Przykład", (await coordinator.OpenAsync($"/biuro/spotkania/{session.Id}/lista")).Text(".sheet dl"), StringComparison.Ordinal);
        var change = await coordinator.OpenAsync($"/biuro/edycje/{edition}/zmien");
        Assert.Equal("różne osoby (bez zmian)", change.Document.QuerySelector("#Form_PresenterId option[selected]")!.TextContent);
        Assert.True((await coordinator.OpenAsync($"/biuro/spotkania/{session.Id}")).Document.QuerySelector($"input[name='Form.Presenters'][value='{anna.Id}']")!.HasAttribute("checked"));
    }

    [Fact]
    public async Task Address_and_telephone_of_a_presenter_are_checked_and_kept()
    {
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        Dictionary<string, string> Known(string email, string phone) => new(StringComparer.Ordinal)
        {
            ["Form.Name"] = "Anna Przykład",
            ["Form.Bio.Pl"] = "Uczy.",
            ["Form.Email"] = email,
            ["Form.Phone"] = phone,
            ["Form.Language"] = "en",
        };
        var form = await staff.OpenAsync("/biuro/prowadzacy/nowa");
        var wrong = await staff.SendAsync(form, Known("anna", "12"), "main form");
        Assert.Equal(["Wpisz adres e-mail ze znakiem @, na przykład osoba@firma.pl", "Wpisz 9 cyfr albo numer z kierunkowym kraju, na przykład +380 50 123 45 67"], wrong.Texts(".errsum a"));
        await staff.FollowAsync(await staff.SendAsync(form, Known("anna@example.org", "81 466 25 00"), "main form"));
        var kept = await Site.WithAsync(db => db.Presenters.AsNoTracking().SingleAsync());
        Assert.Equal(("anna@example.org", "+48814662500", "en"), (kept.Email, kept.Phone, kept.Language));
    }

    private static Dictionary<string, string> Days(string name, string from, string to) => new(StringComparer.Ordinal) { ["Form.Name"] = name, ["Form.From"] = from, ["Form.To"] = to };

    private static Dictionary<string, string> At(Session session, long presenter) => new(StringComparer.Ordinal)
    {
        ["Form.Date"] = $"{session.Date:yyyy-MM-dd}",
        ["Form.Start"] = $"{session.Start:HH\\:mm}",
        ["Form.End"] = $"{session.End:HH\\:mm}",
        ["Form.Place"] = $"{session.RoomId}",
        ["Form.Presenters"] = $"{presenter}",
    };
}

public sealed class CalendarPagesOnSqliteTests(SqliteSite site) : CalendarPagesTests(site), IClassFixture<SqliteSite>;

public sealed class CalendarPagesOnPostgresTests(PostgresSite site) : CalendarPagesTests(site), IClassFixture<PostgresSite>;
