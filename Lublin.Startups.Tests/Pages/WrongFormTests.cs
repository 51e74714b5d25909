using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;

namespace Lublin.Startups.Tests;

/// <summary>A form with something wrong in it comes back by a redirect, so that going back or reloading never asks whether to send it once more.</summary>
public sealed class WrongFormTests(SqliteSite site) : SiteTests(site), IClassFixture<SqliteSite>
{
    private const string Form = "main form[method=post]";
    private const string Expired = "Formularz był otwarty zbyt długo. Twoje odpowiedzi są zachowane, wyślij go jeszcze raz";

    /// <summary>Each public form: what is typed wrong, the field that has to hold it again, and the error.</summary>
    public static TheoryData<string, string, string, string> Wrong => new()
    {
        { "zapisy", "Form.Email", "nie-adres", "Wpisz adres e-mail ze znakiem @, na przykład biuro@firma.pl" },
        { "/moje-zapisy", "Email", "nie-adres", "Wpisz adres e-mail ze znakiem @, na przykład biuro@firma.pl" },
        { "dane", "Form.Phone", "12345", "Sprawdź telefon: polski numer ma 9 cyfr, wpisano 5" },
        { "rezygnacja", "What", "", "Wybierz, na czym Cię nie będzie" },
        { "/konto/wejscie?powrot=%2Fbiuro%2Fpoczta", "Form.Email", "anna@example.org", "Wpisz hasło" },
        { "/konto/nowe-haslo", "Form.Email", "nie-adres", "Wpisz adres e-mail" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_wrong_form_comes_back_by_a_redirect_to_itself_with_what_was_typed(string form, string field, string typed, string error)
    {
        using var visitor = new SignUpVisitor(Site);
        var page = await visitor.OpenAsync(await AddressAsync(form));

        var sent = await visitor.SendAsync(page, Answer(field, typed), Form);

        Assert.Equal(303, sent.Status);
        var again = sent.Answer.Headers.Location!.OriginalString;
        Assert.Equal(page.Answer.RequestMessage!.RequestUri!.AbsolutePath, again.Split('?')[0]);
        // Opened once more: reloaded, or come to by going back and forth.
        foreach (var shown in new[] { await visitor.AskAsync(again), await visitor.AskAsync(again) })
        {
            Assert.Equal((200, page.Heading), (shown.Status, shown.Heading));
            Assert.StartsWith("Błąd: ", shown.Document.Title, StringComparison.Ordinal);
            Assert.Contains(error, shown.Texts(".errsum a"));
            Assert.True(shown.Answer.Headers.CacheControl is { NoStore: true });
            if (typed.Length > 0)
                Assert.Equal(typed, shown.Document.QuerySelector($"[name='{field}']")!.GetAttribute("value"));
        }
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task The_address_opened_anew_tells_of_no_old_errors(string form, string field, string typed, string error)
    {
        using var visitor = new SignUpVisitor(Site);
        var address = await AddressAsync(form);
        var shown = await visitor.FollowAsync(await visitor.SendAsync(await visitor.OpenAsync(address), Answer(field, typed), Form));
        Assert.Contains(error, shown.Texts(".errsum a"));

        var anew = await visitor.OpenAsync(address);

        Assert.Equal(shown.Heading, anew.Heading);
        Assert.Empty(anew.Texts(".errsum"));
        if (typed.Length > 0 && form is not "dane")
            Assert.Equal("", anew.Document.QuerySelector($"[name='{field}']")!.GetAttribute("value") ?? "");
    }

    [Theory]
    [InlineData("zapisy")]
    [InlineData("/moje-zapisy")]
    [InlineData("dane")]
    [InlineData("rezygnacja")]
    public async Task Once_the_form_is_right_its_old_errors_are_gone(string form)
    {
        var (_, field, typed, _) = Wrong.Single(row => row.Data.Item1 == form).Data;
        using var visitor = new SignUpVisitor(Site);
        var sent = await visitor.SendAsync(await visitor.OpenAsync(await AddressAsync(form)), Answer(field, typed), Form);
        var shown = await visitor.FollowAsync(sent);

        var done = await visitor.SendAsync(shown, form switch
        {
            "zapisy" => SignUpVisitor.Answers(),
            "rezygnacja" => Answer("What", "calosc"),
            "dane" => Answer("Form.Phone", "601 000 000"),
            _ => Answer("Email", "osoba0@example.org"),
        }, Form);

        Assert.Equal(303, done.Status);
        Assert.Empty((await visitor.FollowAsync(done)).Texts(".errsum"));
        Assert.Empty((await visitor.OpenAsync(sent.Answer.Headers.Location!.OriginalString)).Texts(".errsum"));
    }

    [Fact]
    public async Task Boxes_that_were_emptied_stay_empty_beside_the_error()
    {
        var address = await AddressAsync("dane");
        using var visitor = new SignUpVisitor(Site);
        var known = new Dictionary<string, string>(StringComparer.Ordinal) { ["Form.Needs"] = "LargePrint", ["Form.NeedsConsent"] = "true" };
        await visitor.FollowAsync(await visitor.SendAsync(await visitor.OpenAsync(address), known, Form));

        var shown = await visitor.FollowAsync(await visitor.SendAsync(await visitor.OpenAsync(address), Answer("Form.Phone", "1"), Form));

        Assert.Single(shown.Texts(".errsum a"));
        Assert.Empty(shown.Document.QuerySelectorAll("input[type=checkbox][checked]"));
        var other = await visitor.FollowAsync(await visitor.SendAsync(shown, new Dictionary<string, string>(StringComparer.Ordinal) { ["Form.Phone"] = "1", ["Form.Needs"] = "Laptop" }, Form));
        Assert.Single(other.Texts(".errsum a"));
        Assert.Equal(["Laptop"], other.Document.QuerySelectorAll("input[type=checkbox][checked]").Select(box => box.GetAttribute("value")));
    }

    [Theory]
    [InlineData("/en", "Error: ", "Enter your e-mail address")]
    [InlineData("/uk", "Помилка: ", "Введіть адресу електронної пошти")]
    public async Task The_errors_are_in_the_language_that_the_page_is_read_in(string language, string prefix, string error)
    {
        using var visitor = new SignUpVisitor(Site);
        var sent = await visitor.SendAsync(await visitor.OpenAsync("/moje-zapisy"), Answer("Email", ""), Form);

        var shown = await visitor.AskAsync(language + sent.Answer.Headers.Location!.OriginalString);

        Assert.StartsWith(prefix, shown.Document.Title, StringComparison.Ordinal);
        Assert.StartsWith(error, Assert.Single(shown.Texts(".errsum a")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_comes_back_neither_in_the_page_nor_in_the_browsers_keeping()
    {
        await Site.HireAsync(StaffRole.Staff, email: "anna@example.org", password: StaffVisitor.Password);
        using var visitor = new SignUpVisitor(Site);
        Dictionary<string, string> typed = new(StringComparer.Ordinal) { ["Form.Email"] = "anna@example.org", ["Form.Password"] = new string('h', 2000) };

        var sent = await visitor.SendAsync(await visitor.OpenAsync("/konto/wejscie"), typed);
        var shown = await visitor.FollowAsync(sent);

        Assert.StartsWith("Adres albo hasło się nie zgadza", shown.Text(".errsum a"), StringComparison.Ordinal);
        Assert.Equal(("anna@example.org", ""), (shown.Document.QuerySelector("#Form_Email")!.GetAttribute("value"), shown.Document.QuerySelector("#Form_Password")!.GetAttribute("value")));
        // Sealed, two thousand letters would take more room than that.
        Assert.True(Assert.Single(sent.Answer.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("zapis-", StringComparison.Ordinal)).Length < 1200);
    }

    [Fact]
    public async Task What_no_cookie_can_hold_is_answered_at_once_and_nothing_of_it_is_lost()
    {
        using var visitor = new SignUpVisitor(Site);
        var longest = new string('ł', 3000);

        foreach (var (form, field) in new[] { ("zapisy", "Form.Name"), ("/moje-zapisy", "Email"), ("dane", "Form.Phone") })
        {
            var shown = await visitor.SendAsync(await visitor.OpenAsync(await AddressAsync(form)), Answer(field, longest), Form);
            Assert.Equal((200, longest), (shown.Status, shown.Document.QuerySelector($"[name='{field}']")!.GetAttribute("value")));
            Assert.NotEmpty(shown.Texts(".errsum a"));
        }
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_form_that_was_open_too_long_comes_back_the_same_way(string form, string field, string typed, string error)
    {
        using var visitor = new SignUpVisitor(Site);
        var page = await visitor.OpenAsync(await AddressAsync(form));
        Assert.NotNull(error);

        var shown = await visitor.FollowAsync(await visitor.SendAsync(page, Answer(field, typed), Form, token: false));

        Assert.Equal(page.Heading, shown.Heading);
        Assert.Contains(Expired, shown.Texts(".errsum li"));
        if (typed.Length > 0)
            Assert.Equal(typed, shown.Document.QuerySelector($"[name='{field}']")!.GetAttribute("value"));
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Without_cookies_the_page_says_so_and_whom_to_telephone_however_often_it_is_sent(string form, string field, string typed, string error)
    {
        using var visitor = new SignUpVisitor(Site.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false }));
        var shown = await visitor.OpenAsync(await AddressAsync(form));
        Assert.NotNull(error);
        foreach (var _ in (int[])[1, 2, 3])
        {
            shown = await visitor.SendAsync(shown, Answer(field, typed), Form);
            Assert.Equal(200, shown.Status);
            var told = Assert.Single(shown.Texts(".errsum li"));
            Assert.Contains("pliki cookie", told, StringComparison.Ordinal);
            Assert.Contains("81 466 25 00", told, StringComparison.Ordinal);
            if (typed.Length > 0)
                Assert.Equal(typed, shown.Document.QuerySelector($"[name='{field}']")!.GetAttribute("value"));
        }

        Assert.Equal(form is "/moje-zapisy" or "dane" or "rezygnacja" or "zapisy" ? 1 : 0, (await EnrolmentsAsync()).Count);
    }

    [Theory]
    [InlineData("oferta", "")]
    [InlineData("ponownie", "/en")]
    public async Task Without_cookies_a_button_says_so_too(string page, string language)
    {
        await OfferAsync(new(Seats: 1, Taken: 3));
        var (first, second) = ((await EnrolmentsAsync())[0], (await EnrolmentsAsync())[1]);
        await AtDeskAsync<EnrolmentDesk, bool>(desk => desk.WithdrawAsync(first));
        using var visitor = new SignUpVisitor(Site.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false }));
        var own = await visitor.OpenAsync(PathOf(page is "oferta" ? second : first, language: language));

        var told = await visitor.FollowAsync(await visitor.SendAsync(own, Answer("odpowiedz", "tak"), $"main form[action$={page}]"));

        Assert.Contains(language.Length == 0 ? "pliki cookie" : "cookies", told.Text("main [role=status]"), StringComparison.Ordinal);
        Assert.Contains("81 466 25 00", told.Text("main [role=status]"), StringComparison.Ordinal);
        Assert.Equal([EnrolmentState.Withdrawn, EnrolmentState.Offered, EnrolmentState.Waiting], await StatesAsync());
    }

    [Fact]
    public async Task No_page_before_a_form_sets_a_cookie()
    {
        await OfferAsync(new(Taken: 1));
        using var visitor = Site.Visitor();
        foreach (var address in (string[])["/", "/szkolenia", "/szkolenia/ksef-bez-stresu", "/pomoc", "/prywatnosc", "/szkolenia/ksef-bez-stresu/2026-12-01/zapisy/gotowe", PathOf((await EnrolmentsAsync())[0])])
            Assert.False((await visitor.GetPageAsync(address)).Answer.Headers.Contains("Set-Cookie"), address);
    }

    private async Task<string> AddressAsync(string form)
    {
        if (form.StartsWith('/') && form is not "/moje-zapisy")
            return form;
        if ((await EnrolmentsAsync()).Count == 0)
            await OfferAsync(new(Taken: 1) { Sessions = 2 });
        return form switch
        {
            "zapisy" => "/szkolenia/ksef-bez-stresu/2026-12-01/zapisy",
            "/moje-zapisy" => form,
            _ => PathOf((await EnrolmentsAsync())[0], form),
        };
    }
}
