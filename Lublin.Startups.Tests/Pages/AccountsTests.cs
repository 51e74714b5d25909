using System.Text.RegularExpressions;
using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests.Pages;

public abstract partial class AccountsTests(SharedSite site) : SiteTests(site)
{
    private const string Email = "nowa@example.org";

    [Fact]
    public async Task An_admin_invites_a_person_who_sets_their_password_by_the_mailed_link_and_comes_in()
    {
        using var admin = await Site.StaffAsync(StaffRole.Admin);

        var list = await admin.FollowAsync(await admin.SendAsync(await admin.OpenAsync("/biuro/konta/nowe"), Invitation("Łucja Żółć", Email, StaffRole.Coordinator)));
        Assert.Equal("Zaproszenie wysłane", list.Text(".toast-pl"));
        Assert.Contains("Łucja Żółćnowa@example.org Koordynacja nie ma jeszcze nie Zaproszone", list.Texts("tbody tr"));

        using var invited = new SignUpVisitor(Site);
        var password = await invited.OpenAsync(await LinkAsync());
        var entry = await invited.FollowAsync(await invited.SendAsync(password, Typed(("Form.Password", StaffVisitor.Password), ("Form.Again", StaffVisitor.Password))));
        var office = await invited.FollowAsync(await invited.SendAsync(entry, Typed(("Form.Email", Email), ("Form.Password", StaffVisitor.Password))));

        Assert.Equal("Dzień dobry", office.Heading);
        Assert.Contains(await HistoryAsync(), row => row is { Verb: "Invited", Details: """{"changes":{"role":[null,"Coordinator"]}}""" } && row.Actor.StartsWith("staff:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_wrong_with_an_invitation_stands_at_its_fields_and_what_was_typed_stays()
    {
        await Site.HireAsync(StaffRole.Staff, email: Email);
        using var admin = await Site.StaffAsync(StaffRole.Admin);

        var empty = await admin.SendAsync(await admin.OpenAsync("/biuro/konta/nowe"));
        var taken = await admin.SendAsync(empty, Invitation("Łucja Żółć", Email.ToUpperInvariant(), StaffRole.Staff));

        Assert.Equal(["Wpisz imię i nazwisko, najwyżej 100 znaków", "Wpisz adres e-mail ze znakiem @, na przykład osoba@lublin.eu", "Wybierz rolę"], empty.Texts(".errsum li"));
        Assert.Equal(["Ten adres ma już konto"], taken.Texts(".errsum li"));
        Assert.Equal("Łucja Żółć", taken.Document.QuerySelector("#Form_Name")!.GetAttribute("value"));
        Assert.Empty(await MailsAsync());
    }

    [Fact]
    public async Task A_closed_account_is_out_at_once_and_can_be_opened_again()
    {
        using var other = await Site.StaffAsync(StaffRole.Staff, "Iga Niby");
        using var admin = await Site.StaffAsync(StaffRole.Admin);
        var path = await PathOfAsync(admin, "Iga Niby");

        await admin.FollowAsync(await admin.SendAsync(await admin.OpenAsync(path + "/zamknij")));
        Assert.Equal("Logowanie zespołu", (await other.OpenAsync("/biuro")).Heading);

        var list = await admin.FollowAsync(await admin.SendAsync(await admin.OpenAsync(path + "/otworz")));
        Assert.Equal("Konto jest otwarte", list.Text(".toast-pl"));
        Assert.Equal("Logowanie zespołu", (await other.OpenAsync("/biuro")).Heading);
    }

    [Fact]
    public async Task The_last_admin_can_neither_be_closed_out_nor_made_less()
    {
        using var admin = await Site.StaffAsync(StaffRole.Admin, "Jedyna Adminka");
        var path = await PathOfAsync(admin, "Jedyna Adminka");

        var closed = await admin.SendAsync(await admin.OpenAsync(path + "/zamknij"));
        var lowered = await admin.SendAsync(await admin.OpenAsync(path), Typed(("Form.Name", "Jedyna Adminka"), ("Form.Role", "Staff")));

        Assert.StartsWith("To ostatnie otwarte konto administracji", closed.Text(".errsum li"), StringComparison.Ordinal);
        Assert.StartsWith("To ostatnie otwarte konto administracji", lowered.Text(".errsum li"), StringComparison.Ordinal);
        Assert.Equal(200, (await admin.OpenAsync("/biuro/konta")).Status);
    }

    [Fact]
    public async Task A_forgotten_password_is_answered_alike_for_everybody_and_mailed_once_in_ten_minutes()
    {
        await Site.HireAsync(StaffRole.Staff, email: Email, password: StaffVisitor.Password);
        using var visitor = new SignUpVisitor(Site);
        foreach (var asked in (string[])[Email, Email, "nikt@example.org"])
        {
            var page = await visitor.FollowAsync(await visitor.SendAsync(await visitor.OpenAsync("/konto/nowe-haslo"), Typed(("Form.Email", asked))));
            Assert.Equal("Sprawdź pocztę", page.Heading);
        }

        await DoneAfterAnswersAsync();
        Assert.Equal(["staff-link"], await MailsAsync());
        Site.Clock.Advance(TimeSpan.FromMinutes(11));
        await visitor.SendAsync(await visitor.OpenAsync("/konto/nowe-haslo"), Typed(("Form.Email", Email)));
        await DoneAfterAnswersAsync();
        Assert.Equal(["staff-link", "staff-link"], await MailsAsync());
    }

    [Fact]
    public async Task A_new_password_ends_every_session()
    {
        var id = await Site.HireAsync(StaffRole.Staff, email: Email, password: StaffVisitor.Password);
        using var visitor = new SignUpVisitor(Site);
        await visitor.SendAsync(await visitor.OpenAsync("/biuro"), Typed(("Form.Email", Email), ("Form.Password", StaffVisitor.Password)));
        Assert.Equal("Dzień dobry", (await visitor.OpenAsync("/biuro")).Heading);
        await AtDeskAsync<AccountDesk, bool>(async desk => { await desk.SendLinkAsync(id, Actor.Staff(id)); return true; });

        using var elsewhere = new SignUpVisitor(Site);
        await elsewhere.SendAsync(await elsewhere.OpenAsync(await LinkAsync()), Typed(("Form.Password", "pięć niebieskich krów"), ("Form.Again", "pięć niebieskich krów")));

        Assert.Equal("Logowanie zespołu", (await visitor.OpenAsync("/biuro")).Heading);
    }

    [Fact]
    public async Task Ones_own_sessions_are_listed_and_can_be_ended()
    {
        await Site.HireAsync(StaffRole.Staff, email: Email, password: StaffVisitor.Password);
        using var here = new SignUpVisitor(Site, ("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"));
        using var phone = new SignUpVisitor(Site, ("User-Agent", "Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36"));
        foreach (var visitor in (SignUpVisitor[])[phone, here])
            await visitor.SendAsync(await visitor.OpenAsync("/biuro"), Typed(("Form.Email", Email), ("Form.Password", StaffVisitor.Password)));

        var page = await here.OpenAsync("/biuro/moje-konto");
        Assert.Equal(["Firefox, Linux (to urządzenie)", "Chrome, Android"], page.Texts("tbody th").Order(StringComparer.Ordinal).Reverse());
        await here.SendAsync(page, Typed(("session", page.Document.QuerySelector("button[name=session]")!.GetAttribute("value")!)), "tbody form");

        Assert.Equal("Logowanie zespołu", (await phone.OpenAsync("/biuro")).Heading);
        Assert.Equal(["Firefox, Linux (to urządzenie)"], (await here.OpenAsync("/biuro/moje-konto")).Texts("tbody th"));
    }

    [Fact]
    public async Task A_role_that_needs_a_second_factor_opens_nothing_without_and_codes_from_an_app_open_it()
    {
        await Site.HireAsync(StaffRole.Coordinator, email: Email, password: StaffVisitor.Password);
        using var admin = await Site.StaffAsync(StaffRole.Admin);
        await admin.FollowAsync(await admin.SendAsync(await admin.OpenAsync("/biuro/konta/drugi-skladnik"), Typed(("Roles", "Coordinator"))));
        using var visitor = new SignUpVisitor(Site);
        var entry = await visitor.OpenAsync("/biuro");

        var demanded = await visitor.FollowAsync(await visitor.SendAsync(entry, Typed(("Form.Email", Email), ("Form.Password", StaffVisitor.Password))));
        Assert.Equal("Drugi składnik logowania", demanded.Heading);
        Assert.Contains("Twoja rola wymaga", demanded.Html, StringComparison.Ordinal);

        var codes = await visitor.OpenAsync("/konto/drugi-skladnik/aplikacja");
        var key = codes.Text("form .code");
        var wrong = await visitor.FollowAsync(await visitor.SendAsync(codes, Typed(("Code", "000000"))));
        Assert.StartsWith("Ten kod się nie zgadza", wrong.Text(".errsum li"), StringComparison.Ordinal);
        var kept = await visitor.SendAsync(codes, Typed(("Code", AppCode.Of(key))));
        var spare = kept.Texts("ul.code li");
        Assert.Equal(10, spare.Count);
        Assert.Equal("Dzień dobry", (await visitor.OpenAsync("/biuro")).Heading);

        using var again = new SignUpVisitor(Site);
        var step = await again.FollowAsync(await again.SendAsync(await again.OpenAsync("/biuro"), Typed(("Form.Email", Email), ("Form.Password", StaffVisitor.Password))));
        Assert.Equal("Kod z aplikacji", step.Heading);
        Assert.StartsWith("Ten kod się nie zgadza", (await again.FollowAsync(await again.SendAsync(step, Typed(("Form.Code", "zły kod"))))).Text(".errsum li"), StringComparison.Ordinal);
        Assert.Equal("Dzień dobry", (await again.FollowAsync(await again.SendAsync(step, Typed(("Form.Code", spare[0]))))).Heading);
    }

    [Fact]
    public async Task Who_was_locked_out_comes_in_with_a_new_password_and_the_history_knows_of_it()
    {
        var id = await Site.HireAsync(StaffRole.Staff, email: Email, password: StaffVisitor.Password);
        using var visitor = new SignUpVisitor(Site);
        var page = await visitor.OpenAsync("/biuro");
        for (var wrong = 0; wrong < 5; wrong++)
            await visitor.SendAsync(page, Typed(("Form.Email", Email), ("Form.Password", "nie to hasło")));
        await visitor.SendAsync(await visitor.OpenAsync("/konto/nowe-haslo"), Typed(("Form.Email", Email)));
        await DoneAfterAnswersAsync();

        await visitor.SendAsync(await visitor.OpenAsync(await LinkAsync()), Typed(("Form.Password", "pięć niebieskich krów"), ("Form.Again", "pięć niebieskich krów")));
        await visitor.SendAsync(await visitor.OpenAsync("/biuro"), Typed(("Form.Email", Email), ("Form.Password", "pięć niebieskich krów")));

        Assert.Equal("Dzień dobry", (await visitor.OpenAsync("/biuro")).Heading);
        Assert.Contains(await HistoryAsync(), row => row is { Subject: "staff", Verb: "PasswordSet", Details: null } && row.SubjectId == id && row.Actor == Actor.Staff(id));
    }

    [Fact]
    public async Task A_role_that_may_not_is_told_who_may()
    {
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var page = await staff.OpenAsync("/biuro/konta");

        Assert.Equal(403, page.Status);
        Assert.Contains("Może to zrobić administracja panelu.", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_who_lost_their_way_in_the_office_are_led_back_into_it()
    {
        using var staff = await Site.StaffAsync(StaffRole.Staff);

        var lost = await staff.OpenAsync("/biuro/edycje/404");

        Assert.Equal(404, lost.Status);
        Assert.Equal("/biuro", lost.Document.QuerySelector("main .btn-primary")!.GetAttribute("href"));
        Assert.Null(lost.Document.QuerySelector("main a[href^='tel:']"));
        Assert.Equal("/szkolenia", (await staff.OpenAsync("/nie-ma")).Document.QuerySelector("main .btn-primary")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Who_is_signed_in_is_not_asked_for_their_address_again()
    {
        await Site.HireAsync(StaffRole.Staff, email: Email, password: StaffVisitor.Password);
        using var visitor = new SignUpVisitor(Site);
        await visitor.FollowAsync(await visitor.SendAsync(await visitor.OpenAsync("/biuro"), Typed(("Form.Email", Email), ("Form.Password", StaffVisitor.Password))));

        var page = await visitor.OpenAsync("/konto/nowe-haslo");

        Assert.Equal(Email, page.Document.QuerySelector("#Form_Email")!.GetAttribute("value"));
        Assert.Equal("/biuro/moje-konto", page.Document.QuerySelector("main .actions a")!.GetAttribute("href"));
    }

    private static Dictionary<string, string> Invitation(string name, string email, StaffRole role) => Typed(("Form.Name", name), ("Form.Email", email), ("Form.Role", role.ToString()));

    private static Dictionary<string, string> Typed(params (string Name, string Value)[] fields) => fields.ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal);

    private Task<List<History>> HistoryAsync() => Site.WithAsync(db => db.History.AsNoTracking().ToListAsync());

    private static async Task<string> PathOfAsync(SignUpVisitor admin, string name) =>
        (await admin.OpenAsync("/biuro/konta")).Document.QuerySelectorAll("tbody th a").First(link => string.Equals(link.TextContent, name, StringComparison.Ordinal)).GetAttribute("href")!;

    /// <summary>The link in the last mail to staff.</summary>
    private async Task<string> LinkAsync()
    {
        var mail = await Site.WithAsync(db => db.Outbox.AsNoTracking().OrderBy(mail => mail.Id).LastAsync(mail => mail.Kind == AccountDesk.StaffLink));
        var letter = await AtDeskAsync<LetterBuilder, Letter?>(builder => builder.WriteAsync(mail));
        return Link().Match(letter!.Text).Value;
    }

    [GeneratedRegex(@"/konto/haslo/\S+", RegexOptions.None, 1000)]
    private static partial Regex Link();
}

public sealed class AccountsOnSqlite(SqliteSite site) : AccountsTests(site), IClassFixture<SqliteSite>;

public sealed class AccountsOnPostgres(PostgresSite site) : AccountsTests(site), IClassFixture<PostgresSite>;
