using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lublin.Startups.Tests;

public abstract class SettingsPagesTests(SharedSite site) : MailroomTests(site)
{
    private readonly ITestDatabase database = site.Database;

    [Fact]
    public async Task Pages_legal_texts_and_letters_say_at_once_what_the_office_sets()
    {
        await EnrolAsync(await OfferAsync(new()));
        using var admin = await Site.StaffAsync(StaffRole.Admin);
        Assert.DoesNotContain("81 700 10 20", (await Site.GetPageAsync("/")).Html, StringComparison.Ordinal);

        var kept = await SaveAsync(admin, ("Phone", "81 700 10 20"), ("RetentionPl", "Dane przechowujemy 5 lat."), ("Controller", "Prezydent Miasta"));
        Assert.Equal("Ustawienia są zmienione.", kept.Text("[role=status]"));

        Assert.Contains("81 700 10 20", (await Site.GetPageAsync("/")).Html, StringComparison.Ordinal);
        var notice = (await Site.GetPageAsync("/prywatnosc")).Html;
        Assert.Contains("Dane przechowujemy 5 lat.", notice, StringComparison.Ordinal);
        Assert.Contains("Prezydent Miasta", notice, StringComparison.Ordinal);
        var mail = (await RowsAsync()).Single(each => each.Kind == RosterMails.Confirmed);
        Assert.Contains("81 700 10 20", (await AtDeskAsync<LetterBuilder, Letter?>(builder => builder.WriteAsync(mail)))!.Text, StringComparison.Ordinal);
        Assert.Contains("telefon: 81 466 25 00 → 81 700 10 20", kept.Texts(".past li li"));
    }

    [Fact]
    public async Task What_is_set_back_to_the_servers_own_is_forgotten()
    {
        using var admin = await Site.StaffAsync(StaffRole.Admin);
        await SaveAsync(admin, ("Phone", "81 700 10 20"), ("Controller", "Miasto"));
        await SaveAsync(admin, ("Phone", "81 466 25 00"), ("Controller", "Miasto"));

        Assert.DoesNotContain("Site:Phone", await Site.WithAsync(db => db.Set<OfficeSetting>().Select(setting => setting.Key).ToListAsync()));
        Assert.Equal("Nic się nie zmieniło.", (await SaveAsync(admin, ("Controller", "Miasto"))).Text("[role=status]"));
    }

    [Fact]
    public async Task Another_instance_and_one_started_later_say_the_same()
    {
        await using var other = new TestSite(database) { Adjust = QuietSite.Adjust };
        await other.GetPageAsync("/");
        using var admin = await Site.StaffAsync(StaffRole.Admin);
        await SaveAsync(admin, ("Phone", "81 700 10 20"), ("Controller", "Miasto"));

        await using var later = new TestSite(database) { Adjust = QuietSite.Adjust };
        Assert.Contains("81 700 10 20", (await later.GetPageAsync("/")).Html, StringComparison.Ordinal);
        if (!await Site.WithAsync(db => Task.FromResult(db.Database.IsNpgsql())))
            return;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!(await other.GetPageAsync("/")).Html.Contains("81 700 10 20", StringComparison.Ordinal))
            patience.Token.ThrowIfCancellationRequested();
    }

    [Theory]
    [InlineData("Phone", "nie mamy", "Wpisz 9 cyfr w grupach, na przykład 81 466 25 00")]
    [InlineData("Email", "biuro", "Wpisz adres e-mail ze znakiem @, na przykład biuro@firma.pl")]
    [InlineData("Controller", "", "Wpisz, kto jest administratorem danych")]
    [InlineData("ClosesAt", "06:00", "Wpisz godzinę późniejszą niż początek")]
    public async Task What_is_wrong_stands_next_to_the_field_and_changes_nothing(string field, string value, string fault)
    {
        using var admin = await Site.StaffAsync(StaffRole.Admin);

        var refused = await SendAsync(admin, ("Controller", "Miasto"), (field, value));

        Assert.Equal(200, refused.Status);
        Assert.Equal([fault], refused.Texts(".errsum li"));
        Assert.Equal(value, refused.Document.QuerySelector($"#Form_{field}")!.GetAttribute("value"));
        Assert.Empty(await Site.WithAsync(db => db.Set<OfficeSetting>().ToListAsync()));
    }

    [Fact]
    public async Task Only_an_admin_sets_anything()
    {
        using var coordinator = await Site.StaffAsync(StaffRole.Coordinator);
        Assert.Equal(403, (await coordinator.AskAsync("/biuro/ustawienia")).Status);
    }

    private static async Task<SitePage> SaveAsync(SignUpVisitor admin, params (string Field, string Value)[] typed) =>
        await admin.FollowAsync(await SendAsync(admin, typed));

    private static async Task<SitePage> SendAsync(SignUpVisitor admin, params (string Field, string Value)[] typed)
    {
        Dictionary<string, string> answers = new(StringComparer.Ordinal)
        {
            ["Form.OfficeName"] = "Wydział Strategii i Przedsiębiorczości",
            ["Form.Address"] = "pl. Litewski 1, 20-080 Lublin",
            ["Form.Phone"] = "81 466 25 00",
            ["Form.Email"] = "biznes@lublin.eu",
            ["Form.OpensAt"] = "07:30",
            ["Form.ClosesAt"] = "15:30",
            ["Form.ControllerAddress"] = "pl. Łokietka 1",
            ["Form.DpoEmail"] = "iod@example.org",
        };
        foreach (var (field, value) in typed)
            answers[$"Form.{field}"] = value;
        return await admin.SendAsync(await admin.OpenAsync("/biuro/ustawienia"), answers, "main form[method=post]");
    }
}

public sealed class SettingsPagesOnSqliteTests(SqliteSite site) : SettingsPagesTests(site), IClassFixture<SqliteSite>;

public sealed class SettingsPagesOnPostgresTests(PostgresSite site) : SettingsPagesTests(site), IClassFixture<PostgresSite>;
