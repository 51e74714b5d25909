using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

public abstract class EditionPagesTests(SharedSite site) : SiteTests(site)
{
    private static Dictionary<string, string> Plan(string capacity = "10", string presenter = "") => new(StringComparer.Ordinal)
    {
        ["Form.Capacity"] = capacity,
        ["Form.OpensDate"] = "2026-11-01",
        ["Form.OpensTime"] = "9:00",
        ["Form.PresenterId"] = presenter,
        ["Form.Language"] = "pl",
        ["Form.TermsVersion"] = "2026-11-01",
        ["Form.FundingKind"] = "Eu",
        ["Form.FundingName"] = "Lubelskie biznesy",
    };

    [Fact]
    public async Task A_draft_is_published_by_a_coordinator_with_a_reason_and_the_catalogue_shows_it_at_once()
    {
        var id = await OfferAsync(new() { Published = false });
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        using var coordinator = await Site.StaffAsync(StaffRole.Coordinator, "Karol Test");
        Assert.Equal(404, (await Site.GetPageAsync("/szkolenia/ksef-bez-stresu")).Status);
        Assert.Equal(403, (await staff.AskAsync($"/biuro/edycje/{id}/opublikuj")).Status);

        var form = await coordinator.OpenAsync($"/biuro/edycje/{id}/opublikuj");
        var asked = await coordinator.SendAsync(form, form: "main form");
        var done = await coordinator.FollowAsync(await coordinator.SendAsync(form, Answer("Reason", "Prowadzącą znamy w piątek"), "main form"));
        var twice = await coordinator.FollowAsync(await coordinator.SendAsync(form, Answer("Reason", "x"), "main form"));

        Assert.Equal("Napisz powód, żeby opublikować mimo uwag", asked.Text(".errsum a"));
        Assert.Equal("Edycja jest opublikowana.", done.Text("[role=status]"));
        Assert.Equal("Ta edycja jest już opublikowana: Karol Test, w poniedziałek 23 listopada, 9:00.", twice.Text("[role=status]"));
        Assert.Equal(200, (await Site.GetPageAsync("/szkolenia/ksef-bez-stresu")).Status);
        Assert.Equal("2026-12-01", await Site.WithAsync(db => db.Editions.Select(edition => edition.Slug).SingleAsync()));
    }

    [Fact]
    public async Task Publishing_answers_with_everything_that_stops_it()
    {
        await OfferAsync(new());
        var id = await OfferAsync(new("drugi", Seats: 61) { Title = "Drugi", Published = false });
        await Site.WriteAsync(async db =>
        {
            var room = await db.Rooms.OrderBy(room => room.Id).Select(room => room.Id).FirstAsync();
            var session = await db.Sessions.Include(session => session.Edition).SingleAsync(session => session.EditionId == id);
            session.Move(session.Plan with { RoomId = room }, Site.Clock.GetUtcNow());
        });
        using var coordinator = await Site.StaffAsync(StaffRole.Coordinator);

        var page = await coordinator.SendAsync(await coordinator.OpenAsync($"/biuro/edycje/{id}/opublikuj"), Answer("Reason", "Trzeba"), "main form");

        Assert.Equal(
            ["wt. 1 grudnia, 17:00–19:30: Sala nr 2 ma już spotkanie 17:00–19:30: „KSeF bez stresu”", "wt. 1 grudnia, 17:00–19:30: Za mała sala. Sala nr 2: 60, miejsc w edycji: 61"],
            page.Texts(".errsum li"));
        Assert.Null(await Site.WithAsync(db => db.Editions.Where(edition => edition.Id == id).Select(edition => edition.PublishedAt).SingleAsync()));
    }

    [Fact]
    public async Task What_is_missing_leads_to_where_it_is_given()
    {
        var id = await OfferAsync(new() { Published = false });
        await Site.WriteAsync(async db => db.Remove(await db.Sessions.SingleAsync()));
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var page = await staff.OpenAsync($"/biuro/edycje/{id}");

        Assert.Equal("Czego brakuje do publikacji", page.Text(".note-bad h2"));
        Assert.Equal("Nie ma żadnego spotkania.", page.Text(".note-bad li"));
        Assert.Equal($"/biuro/edycje/{id}/spotkania/nowe", page.Document.QuerySelector(".note-bad a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task What_is_published_already_is_not_to_be_mended_before_publishing()
    {
        var id = await OfferAsync(new(Seats: 61));
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var page = await staff.OpenAsync($"/biuro/edycje/{id}");

        Assert.Equal("1 konflikt", page.Text(".note-bad h2"));
        Assert.DoesNotContain("Zmiany", page.Texts("thead th"));
        Assert.Contains("Zasady udziału: od 1 listopada 2026", page.Texts(".facts div").Select(fact => fact.Replace("udziału", "udziału: ", StringComparison.Ordinal).Replace('\u00A0', ' ')));
    }

    [Fact]
    public async Task Seats_below_those_taken_are_refused_with_their_number_and_closing_is_offered_instead()
    {
        var id = await OfferAsync(new(Seats: 10, Taken: 3));
        using var coordinator = await Site.StaffAsync(StaffRole.Coordinator);
        var form = await coordinator.OpenAsync($"/biuro/edycje/{id}/zmien");

        var refused = await coordinator.SendAsync(form, Plan("2"), "main form");
        var saved = await coordinator.FollowAsync(await coordinator.SendAsync(form, Plan("3"), "main form"));

        Assert.Equal("Zajęte są 3 miejsca. Mniej nie można ustawić", refused.Text(".errsum a"));
        Assert.Equal($"/biuro/edycje/{id}/zamknij", refused.Document.QuerySelector(".note-info a")!.GetAttribute("href"));
        Assert.Equal("2", refused.Document.QuerySelector("#Form_Capacity")!.GetAttribute("value"));
        Assert.Equal("Unia Europejska", refused.Text("#Form_FundingKind option[selected]"));
        Assert.Contains("zajęte 3 z 3", saved.Text("main"), StringComparison.Ordinal);
        Assert.Contains("Unia Europejska, Lubelskie biznesy", saved.Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_of_two_who_change_an_edition_is_shown_what_the_first_did()
    {
        var id = await OfferAsync(new() { Published = false });
        using var first = await Site.StaffAsync(StaffRole.Staff, "Anna Pierwsza");
        using var second = await Site.StaffAsync(StaffRole.Staff);
        var (firstForm, secondForm) = (await first.OpenAsync($"/biuro/edycje/{id}/zmien"), await second.OpenAsync($"/biuro/edycje/{id}/zmien"));
        await first.FollowAsync(await first.SendAsync(firstForm, Plan("12"), "main form"));

        var stopped = await second.SendAsync(secondForm, Plan("14"), "main form");

        Assert.Contains("Anna Pierwsza", stopped.Text(".note-warn"), StringComparison.Ordinal);
        Assert.Equal(["Liczba miejsc"], stopped.Texts(".note-warn dt"));
        Assert.Equal("W formularzu: 14Zapisane: 12", stopped.Text(".note-warn dd"));
        await second.FollowAsync(await second.SendAsync(stopped, Plan("14"), "main form"));
        Assert.Equal(14, await Site.WithAsync(db => db.Editions.Select(edition => edition.Capacity).SingleAsync()));
    }

    [Fact]
    public async Task What_is_published_is_a_coordinators_and_drafts_are_everybodys()
    {
        var (published, draft) = (await OfferAsync(new("jeden")), await OfferAsync(new("dwa") { Published = false }));
        var session = await Site.WithAsync(db => db.Sessions.Where(each => each.EditionId == published).Select(each => each.Id).SingleAsync());
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        foreach (var path in (string[])[$"/biuro/edycje/{published}/zmien", $"/biuro/edycje/{published}/spotkania/nowe", $"/biuro/spotkania/{session}", $"/biuro/spotkania/{session}/odwolaj", $"/biuro/edycje/{published}/zamknij", $"/biuro/edycje/{published}/otworz", $"/biuro/edycje/{published}/odwolaj"])
        {
            var refused = await staff.AskAsync(path);
            Assert.Equal((path, 403), (path, refused.Status));
            Assert.Contains("Może to zrobić koordynacja albo administracja panelu.", refused.Html, StringComparison.Ordinal);
        }

        Assert.Equal(200, (await staff.OpenAsync($"/biuro/edycje/{published}")).Status);
        Assert.Equal(200, (await staff.OpenAsync($"/biuro/edycje/{draft}/zmien")).Status);
        Assert.Equal(404, (await staff.OpenAsync("/biuro/edycje/987654")).Status);
    }

    [Fact]
    public async Task Sign_ups_are_closed_opened_again_and_the_edition_is_cancelled_with_a_reason_and_a_count()
    {
        var id = await OfferAsync(new(Taken: 2));
        using var coordinator = await Site.StaffAsync(StaffRole.Coordinator);
        async Task<SitePage> DoAsync(string verb, Dictionary<string, string>? answers = null) =>
            await coordinator.SendAsync(await coordinator.OpenAsync($"/biuro/edycje/{id}/{verb}"), answers, "main form");

        Assert.Equal("Zapisy są zamknięte.", (await coordinator.FollowAsync(await DoAsync("zamknij"))).Text("[role=status]"));
        Assert.Equal("Zapisy są otwarte.", (await coordinator.FollowAsync(await DoAsync("otworz"))).Text("[role=status]"));
        var ask = await coordinator.OpenAsync($"/biuro/edycje/{id}/odwolaj");
        Assert.Contains("E-mail dostaną 2 osoby.", ask.Text("form"), StringComparison.Ordinal);
        Assert.Equal("Napisz powód, najwyżej 500 znaków", (await DoAsync("odwolaj")).Text(".errsum a"));
        var gone = await coordinator.FollowAsync(await DoAsync("odwolaj", Answer("Reason", "Choroba")));
        Assert.Equal("Edycja jest odwołana. E-maile już wychodzą.", gone.Text("[role=status]"));
        Assert.Equal([RosterMails.Cancelled, RosterMails.Cancelled], await MailsAsync());
    }

    [Fact]
    public async Task A_draft_is_seen_by_its_link_until_the_link_is_made_anew()
    {
        var id = await OfferAsync(new() { Published = false, English = "KSeF without stress" });
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var form = await staff.OpenAsync($"/biuro/edycje/{id}/podglad");
        var made = await staff.FollowAsync(await staff.SendAsync(form, Answer("Open", "true"), "main form"));
        var link = made.Document.QuerySelector("p.panel a")!.GetAttribute("href")!;

        var page = await Site.GetPageAsync(link);
        var english = await Site.GetPageAsync("/en" + link);

        Assert.Equal((200, "KSeF bez stresu", "To podgląd szkicu"), (page.Status, page.Heading, page.Text(".note-warn h2")));
        Assert.Contains("wtorek 1 grudnia 2026, 17:00–19:30", page.Text(".sessions"), StringComparison.Ordinal);
        Assert.Equal("Szkic", page.Text(".sessions .go"));
        Assert.Equal(("noindex", "no-store", "no-referrer"), (page.Document.QuerySelector("meta[name=robots]")!.GetAttribute("content"), page.Answer.Headers.CacheControl!.ToString(), page.Answer.Headers.GetValues("Referrer-Policy").Single()));
        Assert.Equal("KSeF without stress", english.Heading);
        await staff.SendAsync(made, Answer("Open", "true"), "main form");
        Assert.Equal(404, (await Site.GetPageAsync(link)).Status);
        Assert.Equal(404, (await Site.GetPageAsync("/szkolenia/ksef-bez-stresu")).Status);
    }

    [Fact]
    public async Task A_draft_is_deleted_after_a_question_and_a_published_edition_never()
    {
        var id = await OfferAsync(new() { Published = false });
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var gone = await staff.FollowAsync(await staff.SendAsync(await staff.OpenAsync($"/biuro/edycje/{id}/usun"), form: "main form"));
        Assert.Equal("Szkic edycji jest usunięty.", gone.Text("[role=status]"));
        Assert.Equal(404, (await staff.OpenAsync($"/biuro/edycje/{id}")).Status);

        var published = await OfferAsync(new("drugi"));
        Assert.Equal(403, (await staff.AskAsync($"/biuro/edycje/{published}/usun")).Status);
    }
}

public sealed class EditionPagesOnSqliteTests(SqliteSite site) : EditionPagesTests(site), IClassFixture<SqliteSite>;
