using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests.Pages;

public abstract class SignInTests(SharedSite site) : SiteTests(site)
{
    private const string Email = "halina@example.org";

    [Fact]
    public async Task Who_has_an_account_comes_in_and_lands_where_they_wanted_to_go()
    {
        await Site.HireAsync(StaffRole.Staff, email: Email, password: StaffVisitor.Password);
        using var visitor = new SignUpVisitor(Site);

        var page = await visitor.OpenAsync("/biuro");
        Assert.Equal("Logowanie zespołu", page.Heading);
        var answer = await visitor.SendAsync(page, Typed(Email, StaffVisitor.Password));

        Assert.Equal("/biuro", answer.Answer.Headers.Location!.OriginalString);
        Assert.Equal("Dzień dobry", (await visitor.FollowAsync(answer)).Heading);
    }

    [Theory]
    [InlineData(Email, "nie to hasło")]
    [InlineData("nikt@example.org", StaffVisitor.Password)]
    [InlineData("zamknieta@example.org", StaffVisitor.Password)]
    public async Task Whoever_has_not_is_told_the_same_whatever_was_wrong(string email, string password)
    {
        await Site.HireAsync(StaffRole.Staff, email: Email, password: StaffVisitor.Password);
        var gone = await Site.HireAsync(StaffRole.Staff, email: "zamknieta@example.org", password: StaffVisitor.Password);
        await Site.WriteAsync(async db => (await db.Staff.SingleAsync(staff => staff.Id == gone)).Disable(Site.Clock.GetUtcNow()));
        using var visitor = new SignUpVisitor(Site);

        var answer = await visitor.FollowAsync(await visitor.SendAsync(await visitor.OpenAsync("/biuro"), Typed(email, password)));

        Assert.Equal(200, answer.Status);
        Assert.Contains("Adres albo hasło się nie zgadza", answer.Text(".errsum"), StringComparison.Ordinal);
        Assert.Equal(email, answer.Document.QuerySelector("#Form_Email")!.GetAttribute("value"));
    }

    [Fact]
    public async Task After_five_wrong_passwords_the_right_one_has_to_wait_and_nobody_learns_that_the_account_is_there()
    {
        await Site.HireAsync(StaffRole.Staff, email: Email, password: StaffVisitor.Password);
        using var visitor = new SignUpVisitor(Site);
        var page = await visitor.OpenAsync("/biuro");
        for (var wrong = 0; wrong < 5; wrong++)
            await visitor.SendAsync(page, Typed(Email, "nie to hasło"));

        var answer = await visitor.FollowAsync(await visitor.SendAsync(page, Typed(Email, StaffVisitor.Password)));

        var toNobody = await visitor.FollowAsync(await visitor.SendAsync(page, Typed("nikt@example.org", StaffVisitor.Password)));

        Assert.Contains("po 15 minutach", answer.Text(".errsum"), StringComparison.Ordinal);
        Assert.Equal(answer.Text(".errsum"), toNobody.Text(".errsum"));
    }

    [Fact]
    public async Task Nobody_is_led_off_the_site()
    {
        await Site.HireAsync(StaffRole.Staff, email: Email, password: StaffVisitor.Password);
        using var visitor = new SignUpVisitor(Site);

        var answer = await visitor.SendAsync(await visitor.OpenAsync("/konto/wejscie?powrot=https%3A%2F%2Fexample.com"), Typed(Email, StaffVisitor.Password));

        Assert.Equal("/biuro", answer.Answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Who_leaves_has_left()
    {
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var left = await staff.FollowAsync(await staff.SendAsync(await staff.OpenAsync("/konto/wyjscie")));

        Assert.Equal("Wylogowano", left.Text(".toast-pl"));
        Assert.Equal("Logowanie zespołu", (await staff.OpenAsync("/biuro")).Heading);
    }

    [Fact]
    public async Task A_closed_account_and_a_new_role_count_at_once()
    {
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        Assert.DoesNotContain("Konta", (await staff.OpenAsync("/biuro")).Texts(".rail-nav a"));

        await Site.WriteAsync(async db => (await db.Staff.SingleAsync()).Become(StaffRole.Admin));
        Assert.Contains("Konta", (await staff.OpenAsync("/biuro")).Texts(".rail-nav a"));

        await Site.WriteAsync(async db => (await db.Staff.SingleAsync()).Disable(Site.Clock.GetUtcNow()));
        Assert.Equal("Logowanie zespołu", (await staff.OpenAsync("/biuro")).Heading);
    }

    [Fact]
    public async Task A_session_that_nobody_used_for_half_a_day_is_over()
    {
        using var staff = await Site.StaffAsync(StaffRole.Staff);
        Site.Clock.Advance(TimeSpan.FromHours(11));
        Assert.Equal("Dzień dobry", (await staff.OpenAsync("/biuro")).Heading);
        Site.Clock.Advance(TimeSpan.FromHours(11));
        Assert.Equal("Dzień dobry", (await staff.OpenAsync("/biuro")).Heading);

        Site.Clock.Advance(TimeSpan.FromHours(13));

        Assert.Equal("Logowanie zespołu", (await staff.OpenAsync("/biuro")).Heading);
    }

    [Fact]
    public async Task The_first_admin_sets_their_password_by_a_link_that_works_once()
    {
        var path = await AtDeskAsync<FirstAdmin, string>(admin => admin.AppointAsync(Email));
        using var visitor = new SignUpVisitor(Site);

        var weak = await visitor.FollowAsync(await visitor.SendAsync(await visitor.OpenAsync(path), Chosen("krótkie", "krótkie")));
        Assert.Contains("co najmniej 12 znaków", weak.Text(".errsum"), StringComparison.Ordinal);
        var other = await visitor.FollowAsync(await visitor.SendAsync(weak, Chosen(StaffVisitor.Password, "inne")));
        Assert.Contains("Oba hasła", other.Text(".errsum"), StringComparison.Ordinal);
        var signIn = await visitor.FollowAsync(await visitor.SendAsync(other, Chosen(StaffVisitor.Password, StaffVisitor.Password)));
        var office = await visitor.FollowAsync(await visitor.SendAsync(signIn, Typed(Email, StaffVisitor.Password)));

        Assert.Contains("Konta", office.Texts(".rail-nav a"));
        Assert.Equal("Ten link już nie działa", (await visitor.OpenAsync(path)).Heading);
        Assert.Contains(await Site.WithAsync(db => db.History.ToListAsync()), row => row is { Subject: "staff", Verb: "Appointed", Actor: "operator" });
    }

    [Fact]
    public async Task What_was_typed_when_the_session_was_over_is_kept_and_can_be_sent_again()
    {
        using var stranger = new SignUpVisitor(Site);

        var page = await stranger.PostAsync("/biuro", new Dictionary<string, string>(StringComparer.Ordinal) { ["Form.Title"] = "Nowe szkolenie" });

        Assert.Equal(401, page.Status);
        Assert.Equal("Nowe szkolenie", page.Document.QuerySelector("main form input[name='Form.Title']")!.GetAttribute("value"));
        Assert.Equal("/biuro", page.Document.QuerySelector("main form")!.GetAttribute("action"));
    }

    [Theory]
    [InlineData("/en/biuro", "/biuro")]
    [InlineData("/uk/konto/wejscie?powrot=%2Fbiuro", "/konto/wejscie?powrot=%2Fbiuro")]
    public async Task The_office_is_at_its_Polish_addresses(string asked, string led)
    {
        var page = await Site.GetPageAsync(asked);

        Assert.Equal(307, page.Status);
        Assert.Equal(led, page.Answer.Headers.Location!.OriginalString);
    }

    private static Dictionary<string, string> Typed(string email, string password) => new(StringComparer.Ordinal) { ["Form.Email"] = email, ["Form.Password"] = password };

    private static Dictionary<string, string> Chosen(string password, string again) => new(StringComparer.Ordinal) { ["Form.Password"] = password, ["Form.Again"] = again };
}

public sealed class SignInOnSqlite(SqliteSite site) : SignInTests(site), IClassFixture<SqliteSite>;

public sealed class SignInOnPostgres(PostgresSite site) : SignInTests(site), IClassFixture<PostgresSite>;
