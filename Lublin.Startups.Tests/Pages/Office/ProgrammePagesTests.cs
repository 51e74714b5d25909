using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

public abstract class ProgrammePagesTests(SharedSite site) : SiteTests(site)
{
    private static Dictionary<string, string> Texts(string title = "Witryna, która zaprasza", string lead = "Dwa zdania.") => new(StringComparer.Ordinal)
    {
        ["Form.Title.Pl"] = title,
        ["Form.Lead.Pl"] = lead,
        ["Form.Learn.Pl"] = "jeden\r\ndwa",
        ["Form.Audience.Pl"] = "Dla sklepów.",
        ["Form.Title.En"] = "A window that invites",
        ["Form.Level"] = "Intermediate",
    };

    [Fact]
    public async Task A_programme_gets_its_address_from_its_title_and_one_that_is_taken_is_refused_with_a_free_one()
    {
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var form = await staff.OpenAsync("/biuro/programy/nowy");

        var made = await staff.FollowAsync(await staff.SendAsync(form, Texts(), "main form"));
        var again = await staff.SendAsync(await staff.OpenAsync("/biuro/programy/nowy"), Texts(), "main form");

        Assert.Equal("Witryna, która zaprasza", made.Heading);
        Assert.Equal("Program jest gotowy. Dodaj pierwszą edycję.", made.Text("[role=status]"));
        Assert.Contains("/szkolenia/witryna-ktora-zaprasza", made.Text("main .muted"), StringComparison.Ordinal);
        Assert.Contains("Brakuje tekstów: EN, УКР", made.Text("main"), StringComparison.Ordinal);
        Assert.Equal((200, "Adres „witryna-ktora-zaprasza” jest zajęty. Wolny jest „witryna-ktora-zaprasza-2”"), (again.Status, again.Text(".errsum a")));
        Assert.Equal("Dla sklepów.", again.Text("#Form_Audience_Pl"));
        var stored = await Site.WithAsync(db => db.Programmes.SingleAsync());
        Assert.Equal(("jeden\ndwa", ProgrammeLevel.Intermediate, "A window that invites"), (stored.Learn!.In("pl").Text, stored.Level, stored.Title.In("en").Text));
    }

    [Theory]
    [InlineData("Zmiany", "", "zmiany")]
    [InlineData("Na uczelniach", "uczelnie", "uczelnie")]
    public async Task An_address_that_pages_of_the_kind_need_is_refused_beside_its_field_and_taken_for_another_kind(string title, string typed, string slug)
    {
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var texts = Texts(title);
        texts["Form.Slug"] = typed;
        texts["Form.Kind"] = nameof(ProgrammeKind.Lecture);

        var refused = await staff.SendAsync(await staff.OpenAsync("/biuro/programy/nowy"), texts, "main form");

        Assert.Equal((200, $"Pod adresem „{slug}” jest już strona serwisu. Wpisz inny, na przykład „wyklad-{slug}”"), (refused.Status, refused.Text(".errsum a")));
        Assert.Equal("true", refused.Document.QuerySelector("#Form_Slug")!.GetAttribute("aria-invalid"));
        Assert.Equal(0, await Site.WithAsync(db => db.Programmes.CountAsync()));
        texts["Form.Kind"] = nameof(ProgrammeKind.Training);
        Assert.Equal(303, (await staff.SendAsync(await staff.OpenAsync("/biuro/programy/nowy"), texts, "main form")).Status);
    }

    [Fact]
    public async Task A_programme_without_Polish_texts_is_not_saved_and_each_is_named()
    {
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var page = await staff.SendAsync(await staff.OpenAsync("/biuro/programy/nowy"), new Dictionary<string, string> { ["Form.Title.En"] = "Only English" }, "main form");
        Assert.Equal(["Wpisz tytuł po polsku", "Wpisz wstęp po polsku", "Wpisz po polsku, czego można się nauczyć", "Wpisz po polsku, dla kogo jest ten program"], page.Texts(".errsum a"));
        Assert.Equal(0, await Site.WithAsync(db => db.Programmes.CountAsync()));
    }

    [Theory]
    [InlineData(false, 200)]
    [InlineData(true, 403)]
    public async Task Texts_that_people_have_been_shown_are_a_coordinators(bool published, int status)
    {
        await OfferAsync(new() { Published = published });
        var id = await Site.WithAsync(db => db.Programmes.Select(programme => programme.Id).SingleAsync());
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        Assert.Equal(status, (await staff.AskAsync($"/biuro/programy/{id}/zmien")).Status);
        Assert.Equal(status == 200, (await staff.OpenAsync($"/biuro/programy/{id}")).Html.Contains($"/biuro/programy/{id}/zmien", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_second_of_two_who_change_a_text_is_shown_what_the_first_did_and_keeps_what_they_typed()
    {
        await OfferAsync(new());
        var id = await Site.WithAsync(db => db.Programmes.Select(programme => programme.Id).SingleAsync());
        using var first = await Site.StaffAsync(StaffRole.Coordinator, "Anna Pierwsza");
        using var second = await Site.StaffAsync(StaffRole.Coordinator, "Jan Drugi");
        var (firstForm, secondForm) = (await first.OpenAsync($"/biuro/programy/{id}/zmien"), await second.OpenAsync($"/biuro/programy/{id}/zmien"));

        var saved = await first.FollowAsync(await first.SendAsync(firstForm, Texts("KSeF bez stresu", "Jej wstęp."), "main form"));
        var stopped = await second.SendAsync(secondForm, Texts("KSeF bez stresu", "Jego wstęp."), "main form");

        Assert.Equal("Zapisano zmiany.", saved.Text("[role=status]"));
        Assert.Equal("W międzyczasie ktoś zapisał inną wersję", stopped.Text(".note-warn h2"));
        Assert.Contains("Anna Pierwsza: zapis w poniedziałek 23 listopada, 9:00.", stopped.Text(".note-warn"), StringComparison.Ordinal);
        Assert.Contains("W formularzu: Jego wstęp.Zapisane: Jej wstęp.", stopped.Text(".note-warn dl"), StringComparison.Ordinal);
        Assert.Equal("Jego wstęp.", stopped.Text("#Form_Lead_Pl"));
        await second.FollowAsync(await second.SendAsync(stopped, Texts("KSeF bez stresu", "Jego wstęp."), "main form"));
        Assert.Equal("Jego wstęp.", await Site.WithAsync(async db => (await db.Programmes.SingleAsync()).Lead.In("pl").Text));
    }

    [Fact]
    public async Task A_copy_begins_in_the_chosen_week_and_marks_the_days_off()
    {
        await OfferAsync(new() { Date = new(2026, 11, 26) });
        var programme = await Site.WithAsync(db => db.Programmes.Select(each => each.Id).SingleAsync());
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var form = await staff.OpenAsync($"/biuro/programy/{programme}/nowa-edycja");

        var past = await staff.SendAsync(form, new Dictionary<string, string> { ["How"] = "kopia", ["Begins"] = "2026-11-10" }, "main form");
        var copy = await staff.FollowAsync(await staff.SendAsync(form, new Dictionary<string, string> { ["How"] = "kopia", ["Begins"] = "21.12.2026" }, "main form"));

        Assert.Equal("Wybierz późniejszy tydzień. W tym edycja zaczęłaby się czwartek 12 listopada 2026", past.Text(".errsum a"));
        Assert.Contains("czwartek 24 grudnia 2026, 17:00–19:30", copy.Text("tbody"), StringComparison.Ordinal);
        Assert.Contains("dzień wolny: Wigilia", copy.Text("tbody"), StringComparison.Ordinal);
        Assert.Equal("Szkic", copy.Text(".tag"));
    }

    [Fact]
    public async Task An_edition_is_copied_from_its_own_page_also_when_a_later_one_stands()
    {
        var edition = await OfferAsync(new() { Date = new(2026, 11, 26) });
        await Site.WriteAsync(async db =>
        {
            var later = new Edition(await db.Programmes.SingleAsync(), new(5, "pl", Site.Clock.GetUtcNow(), "2026-11-01"));
            later.AddSession(new(new(2026, 12, 8), new(9, 0), new(11, 0), await db.Sessions.Select(session => session.RoomId).SingleAsync()));
            db.Add(later);
        });
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        var page = await staff.OpenAsync($"/biuro/edycje/{edition}");
        var link = page.Document.QuerySelectorAll("main a").Single(each => each.TextContent == "Skopiuj na inny termin").GetAttribute("href")!;

        var form = await staff.OpenAsync(link);
        var wrong = await staff.SendAsync(form, new Dictionary<string, string> { ["How"] = "kopia", ["Begins"] = "kiedyś" }, "main form");
        var copy = await staff.FollowAsync(await staff.SendAsync(wrong, new Dictionary<string, string> { ["How"] = "kopia", ["Begins"] = "21.12.2026" }, "main form"));

        Assert.Contains("czwartek 24 grudnia 2026, 17:00–19:30", copy.Text("tbody"), StringComparison.Ordinal);
        Assert.Equal(404, (await staff.AskAsync($"{link}9999")).Status);
    }

    [Fact]
    public async Task The_list_asks_the_same_of_the_database_for_one_and_for_three_and_can_be_searched_and_filtered()
    {
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        await OfferAsync(new("ksef"));
        await staff.OpenAsync("/biuro/programy");
        var one = await CommandsAsync(staff, "/biuro/programy");
        await OfferAsync(new("sklep") { Title = "Sklep od zera" });
        await OfferAsync(new("zolc") { Title = "Żółć i błękit", Published = false });

        Assert.Equal(one, await CommandsAsync(staff, "/biuro/programy"));
        var all = await staff.OpenAsync("/biuro/programy");
        Assert.Equal(["Żółć i błękit"], (await staff.FilterAsync(all, ("szukaj", "zolc"))).Texts("section h2"));
        Assert.Equal(["Żółć i błękit"], (await staff.FilterAsync(all, ("stan", "szkice"))).Texts("section h2"));
        Assert.Equal(["KSeF bez stresu", "Sklep od zera"], (await staff.FilterAsync(all, ("stan", "otwarte"))).Texts("section h2"));
        Assert.Equal("Nie ma programów dla tych filtrów", (await staff.FilterAsync(all, ("stan", "minione"))).Text(".empty h2"));
    }

    [Fact]
    public async Task Only_a_coordinator_withdraws_a_programme()
    {
        await OfferAsync(new());
        var id = await Site.WithAsync(db => db.Programmes.Select(programme => programme.Id).SingleAsync());
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        using var coordinator = await Site.StaffAsync(StaffRole.Coordinator);

        Assert.Equal(403, (await staff.AskAsync($"/biuro/programy/{id}/wycofaj")).Status);
        var asked = await coordinator.OpenAsync($"/biuro/programy/{id}/wycofaj");
        Assert.Contains("Dotyczy to 1 edycji z otwartymi zapisami.", asked.Text("form"), StringComparison.Ordinal);
        await coordinator.FollowAsync(await coordinator.SendAsync(asked, form: "main form"));
        Assert.Equal(410, (await Site.GetPageAsync("/szkolenia/ksef-bez-stresu")).Status);
    }

    private async Task<int> CommandsAsync(SignUpVisitor visitor, string address)
    {
        var before = Site.Commands.Sent;
        Assert.Equal(200, (await visitor.OpenAsync(address)).Status);
        return Site.Commands.Sent - before;
    }
}

public sealed class ProgrammePagesOnSqliteTests(SqliteSite site) : ProgrammePagesTests(site), IClassFixture<SqliteSite>;
