using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Privacy;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

public abstract class LegalVersionPagesTests(SharedSite site) : MailroomTests(site)
{
    private const string Add = "/biuro/teksty/regulamin/nowa";

    [Fact]
    public async Task A_new_version_holds_from_its_day_on_and_the_old_one_stays_at_its_address()
    {
        await EnrolAsync(await OfferAsync(new()));
        using var admin = await Site.StaffAsync(StaffRole.Admin);
        Assert.Equal("Zasady udziału w szkoleniach i wykładach", (await Site.GetPageAsync("/regulamin")).Heading);

        var kept = await admin.FollowAsync(await AddAsync(admin, "2026-11-25", "Nowe zasady", "## Po pierwsze\n\nNapisz na {email}."));
        Assert.Equal("Wersja jest dodana.", kept.Text("[role=status]"));
        Assert.Equal("Zasady udziału w szkoleniach i wykładach", (await Site.GetPageAsync("/regulamin")).Heading);
        Site.Clock.AdvanceTo(new(2026, 11, 25, 8, 0, 0, TimeSpan.Zero));

        var page = await Site.GetPageAsync("/regulamin");
        Assert.Equal(("Nowe zasady", "Po pierwsze"), (page.Heading, page.Text("h2")));
        Assert.Contains("mailto:", page.Html, StringComparison.Ordinal);
        Assert.Equal("Nowe zasady", (await Site.GetPageAsync("/en/regulamin")).Heading);
        var old = await Site.GetPageAsync("/regulamin/2026-11-01");
        Assert.Equal((200, "Zasady udziału w szkoleniach i wykładach"), (old.Status, old.Heading));
        Assert.Equal("2026-11-01", (await EnrolmentsAsync()).Single().TermsVersion);
    }

    [Fact]
    public async Task Which_version_stood_on_a_day_is_told()
    {
        using var admin = await Site.StaffAsync(StaffRole.Admin);
        await AddAsync(admin, "2026-12-01", "Nowe zasady", "## Po pierwsze");
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        Assert.Equal(["Później", "Obowiązuje"], States(await staff.OpenAsync("/biuro/teksty")));
        Assert.Equal(["Obowiązuje 24 grudnia 2026", "Wcześniejsza"], States(await staff.FilterAsync(await staff.OpenAsync("/biuro/teksty"), ("dzien", "2026-12-24"))));

        static IEnumerable<string> States(SitePage page) => page.Texts("section[aria-labelledby=Terms] .tag").Select(text => text.Replace('\u00A0', ' '));
    }

    [Fact]
    public async Task What_is_wrong_stands_next_to_the_field_and_nothing_typed_is_lost()
    {
        using var admin = await Site.StaffAsync(StaffRole.Admin);

        var refused = await AddAsync(admin, "2026-11-23", "", "Pytaj {kogos}");

        Assert.Equal(200, refused.Status);
        Assert.Equal(["Wpisz dzień, najwcześniej 24 listopada 2026", "Wpisz tytuł", "Popraw słowo w nawiasach klamrowych. Działają tylko te wymienione nad formularzem"], refused.Texts(".errsum li").Select(text => text.Replace('\u00A0', ' ')));
        Assert.Equal("Pytaj {kogos}", refused.Text("#Form_BodyPl"));
        Assert.Empty(await Site.WithAsync(db => db.LegalVersions.ToListAsync()));
    }

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    [InlineData("3000-01-01")]
    public async Task A_day_nobody_can_reckon_with_is_no_day_to_hold_from(string day)
    {
        using var admin = await Site.StaffAsync(StaffRole.Admin);

        var refused = await AddAsync(admin, day, "Nowe zasady", "## Po pierwsze");

        Assert.Equal((200, day), (refused.Status, refused.Document.QuerySelector("#Form_ValidFrom")!.GetAttribute("value")));
        Assert.Equal("Wpisz dzień, najwcześniej 24 listopada 2026", Assert.Single(refused.Texts(".errsum li")).Replace('\u00A0', ' '));
        Assert.Empty(await Site.WithAsync(db => db.LegalVersions.ToListAsync()));
    }

    [Fact]
    public async Task A_look_shows_how_it_would_be_and_keeps_nothing()
    {
        using var admin = await Site.StaffAsync(StaffRole.Admin);

        var look = await admin.SendAsync(await admin.OpenAsync(Add), new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Form.ValidFrom"] = "2026-12-01",
            ["Form.TitlePl"] = "Nowe",
            ["Form.BodyPl"] = "Zwykłe **mocne** <script>x</script>",
            ["podglad"] = "true",
        }, "main form[method=post]");

        Assert.Equal("mocne", look.Text("main section strong"));
        Assert.DoesNotContain("<script>x", look.Html, StringComparison.Ordinal);
        Assert.Empty(await Site.WithAsync(db => db.LegalVersions.ToListAsync()));
    }

    [Fact]
    public async Task A_version_is_changed_or_taken_back_only_before_it_holds()
    {
        using var admin = await Site.StaffAsync(StaffRole.Admin);
        await AddAsync(admin, "2026-11-25", "Nowe zasady", "## Po pierwsze");
        var id = await Site.WithAsync(db => db.LegalVersions.Select(version => version.Id).SingleAsync());

        var changed = await admin.FollowAsync(await admin.SendAsync(await admin.OpenAsync($"/biuro/teksty/{id}/zmien"), Typed("2026-11-26", "Lepsze zasady", "## Po drugie"), "main form[method=post]"));
        Assert.Equal("Wersja jest zmieniona.", changed.Text("[role=status]"));
        Assert.Equal("Lepsze zasady", (await Site.GetPageAsync("/regulamin/2026-11-26")).Heading);
        Site.Clock.AdvanceTo(new(2026, 11, 26, 8, 0, 0, TimeSpan.Zero));
        using var later = await Site.StaffAsync(StaffRole.Admin);
        var stays = await later.FollowAsync(await later.SendAsync(await later.OpenAsync($"/biuro/teksty/{id}/usun"), form: "main form[method=post]"));

        Assert.Contains("Zostaje bez zmian", stays.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Equal("Lepsze zasady", (await Site.GetPageAsync("/regulamin")).Heading);
    }

    [Fact]
    public async Task Only_an_admin_writes_versions_and_the_statement_comes_with_the_program()
    {
        using var coordinator = await Site.StaffAsync(StaffRole.Coordinator);
        using var admin = await Site.StaffAsync(StaffRole.Admin);

        Assert.Equal(403, (await coordinator.AskAsync(Add)).Status);
        Assert.Equal(404, (await admin.AskAsync("/biuro/teksty/dostepnosc/nowa")).Status);
    }

    private static async Task<SitePage> AddAsync(SignUpVisitor admin, string day, string title, string body) =>
        await admin.SendAsync(await admin.OpenAsync(Add), Typed(day, title, body), "main form[method=post]");

    private static Dictionary<string, string> Typed(string day, string title, string body) =>
        new(StringComparer.Ordinal) { ["Form.ValidFrom"] = day, ["Form.TitlePl"] = title, ["Form.BodyPl"] = body };
}

public sealed class LegalVersionPagesOnSqliteTests(SqliteSite site) : LegalVersionPagesTests(site), IClassFixture<SqliteSite>;
