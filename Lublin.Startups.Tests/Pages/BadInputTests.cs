using System.Text;
using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;

namespace Lublin.Startups.Tests;

public abstract class BadInputTests(SharedSite site) : SiteTests(site)
{
    private const string Wrong = "Coś się nie zgadza w tym adresie lub formularzu";

    // As they stand in an address or a form, escaped.
    private static readonly string[] Corpus =
    [
        "", "%20", "x", "-1", "0", "9999999999999999999", "0001-01-01", "9999-12-31", "2026-02-30", "%00", "a%00b", "%EF%BF%BE", "%EF%BF%BF", "%ED%A0%80", "%C0%AF", "%FF", "%01",
        "%F0%9F%90%90", "%E2%80%AE", "%27%22%3E%3Cscript%3E", "%27%20or%201=1--", "%25", "%25_", "..%2F..%2Fetc", "%7B0%7D", "true", "null", new('a', 500), "%C5%BB%C3%B3%C5%82%C4%87",
        "%21AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "%20AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "%C5%BCAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA%3D",
    ];

    [Theory]
    [InlineData("%21AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "")]
    [InlineData("%C5%BCAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA%3D", "/dane")]
    [InlineData("AAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAA", "/kalendarz.ics")]
    [InlineData("%20AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "/rezygnacja")]
    public async Task A_personal_link_of_other_signs_leads_nowhere(string code, string page)
    {
        var lost = await Site.GetPageAsync($"/moje-zapisy/{code}{page}");

        Assert.Equal((404, "Ten link nie działa"), (lost.Status, lost.Heading));
        Assert.NotNull(lost.Document.QuerySelector("main a.btn-primary[href='/moje-zapisy']"));
    }

    [Theory]
    [InlineData("\0")]
    [InlineData("\u0001")]
    [InlineData("\uFFFE")]
    public async Task Signs_that_are_no_text_are_dropped_from_what_was_typed(string sign)
    {
        await OfferAsync(new());
        using var visitor = new SignUpVisitor(Site);

        await visitor.SignUpAsync(SignUpVisitor.Answers(name: $"Łucja{sign} Żółć-Ś{sign}", email: $"lucja{sign}@example.org"));

        var enrolment = Assert.Single(await EnrolmentsAsync());
        Assert.Equal(("Łucja Żółć-Ś", "lucja@example.org"), (enrolment.Applicant.Name, enrolment.Applicant.Email));
    }

    [Fact]
    public async Task NUL_and_half_a_sign_are_dropped_from_fields_that_are_sent_as_parts()
    {
        foreach (var (charset, encoding) in new[] { ("utf-8", Encoding.UTF8), ("utf-16", new UnicodeEncoding()) })
        {
            using var visitor = Site.Visitor();
            using var field = new ByteArrayContent([.. encoding.GetBytes("jan\0"), .. encoding is UnicodeEncoding ? (byte[])[0x00, 0xD8] : [], .. encoding.GetBytes("@example.org")]);
            field.Headers.TryAddWithoutValidation("Content-Type", $"text/plain; charset={charset}");
            using var form = new MultipartFormDataContent { { field, "Email" } };
            var again = await TestSite.ReadAsync(await visitor.PostAsync(new Uri("/moje-zapisy", UriKind.Relative), form));
            Assert.Equal((200, "jan@example.org"), (again.Status, again.Document.QuerySelector("#Email")!.GetAttribute("value")!.Replace("\uFFFD", "", StringComparison.Ordinal)));
        }
    }

    [Theory]
    [InlineData("multipart/form-data", "x")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"Email\"\r\n\r\njan")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nno header\r\n\r\njan\r\n--x--")]
    [InlineData("application/x-www-form-urlencoded; charset=klingon", "Email=jan@example.org")]
    public async Task A_form_that_cannot_be_read_is_refused_in_words(string type, string body)
    {
        var refused = await PostAsync("/moje-zapisy", Content(type, body));
        Assert.Equal((400, Wrong), (refused.Status, refused.Heading));
    }

    [Fact]
    public async Task A_form_of_more_than_1024_fields_is_refused_in_words()
    {
        var refused = await PostAsync("/moje-zapisy", Content("application/x-www-form-urlencoded", string.Join('&', Enumerable.Range(0, 1100).Select(i => $"a{i}=1"))));
        Assert.Equal((400, Wrong), (refused.Status, refused.Heading));
    }

    [Theory]
    [InlineData("/moje-zapisy")]
    [InlineData("/konto/wejscie")]
    [InlineData("/en/moje-zapisy")]
    public async Task A_field_of_5_MB_is_refused_in_words(string address)
    {
        var refused = await PostAsync(address, Content("application/x-www-form-urlencoded", "Email=" + new string('a', 5_000_000)));
        Assert.Contains(refused.Status, (int[])[400, 413]);
        Assert.NotNull(refused.Document.QuerySelector("footer a[href^='tel:']"));
    }

    [Fact]
    public async Task An_answer_of_a_passkey_that_nobody_asked_for_is_an_expired_question()
    {
        using var visitor = new SignUpVisitor(Site);
        var form = await visitor.OpenAsync("/konto/wejscie");
        var token = form.Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        foreach (var credential in (string[])["{}", "x", "\"\\ud800\"", "{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\",\"response\":{}}"])
        {
            var answered = await visitor.PostAsync("/konto/klucz", new Dictionary<string, string>(StringComparer.Ordinal) { ["__RequestVerificationToken"] = token, ["credential"] = credential });
            Assert.Contains("Nie udało się zalogować kluczem", (await visitor.FollowAsync(answered)).Html, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/szkolenia/{0}")]
    [InlineData("/szkolenia/{0}.ics")]
    [InlineData("/szkolenia/ksef-bez-stresu/{0}.ics")]
    [InlineData("/szkolenia/ksef-bez-stresu/{0}/zapisy")]
    [InlineData("/szkolenia/{0}/2026-12-01/zapisy/sprawdz")]
    [InlineData("/szkolenia/ksef-bez-stresu/2026-12-01/zapisy?f={0}")]
    [InlineData("/szkolenia/ksef-bez-stresu/2026-12-01/zapisy?f=0123456789abcdef0123456789abcdef&wybor={0}")]
    [InlineData("/szkolenia/ksef-bez-stresu/2026-12-01/zapisy/gotowe?f={0}")]
    [InlineData("/szkolenia?q={0}&miesiac={0}&rodzaj={0}&jezyk={0}&od={0}&strona={0}")]
    [InlineData("/podglad/{0}")]
    [InlineData("/moje-zapisy/{0}")]
    [InlineData("/moje-zapisy/{0}/kalendarz.ics")]
    [InlineData("/moje-zapisy/{0}/inny-termin")]
    [InlineData("/moje-zapisy/nowy-adres/{0}")]
    [InlineData("/moje-zapisy?wyslane={0}")]
    [InlineData("/regulamin/{0}")]
    [InlineData("/konto/haslo/{0}/{0}")]
    [InlineData("/konto/haslo/1/{0}")]
    [InlineData("/konto/wejscie?stan={0}&powrot={0}")]
    [InlineData("/blad/{0}")]
    [InlineData("/{0}")]
    public async Task No_address_fails_on_our_side(string address)
    {
        await OfferAsync(new(Taken: 1));
        using var visitor = Site.Visitor();
        List<string> failed = [];
        // The server itself refuses NUL in a path, and the tests' client does not even send it.
        foreach (var input in Corpus.Where(input => address.Contains('?', StringComparison.Ordinal) || !input.Contains("%00", StringComparison.Ordinal)))
        {
            var opened = string.Format(System.Globalization.CultureInfo.InvariantCulture, address, input);
            var page = await visitor.GetPageAsync(opened);
            var posted = await PostAsync(opened, Content("application/x-www-form-urlencoded", $"code={input}&slug={input}"));
            if (page.Status >= 500 || posted.Status >= 500)
                failed.Add($"{opened}: {page.Status}, {posted.Status}");
        }

        Assert.Empty(failed);
    }

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    public async Task A_day_nobody_can_reckon_with_is_as_if_none_was_asked_for(string day)
    {
        using var admin = await Site.StaffAsync(StaffRole.Admin);
        foreach (var address in (string[])["/biuro/poczta/plan?dzien=", "/biuro/poczta?dzien=", "/biuro/poczta/nieudane/ponow?od=", "/biuro/historia?do=" + day + "&od=", "/biuro/teksty?dzien="])
            Assert.Equal((200, address), ((await admin.AskAsync(address + day)).Status, address));
    }

    [Theory]
    [InlineData("zapisy")]
    [InlineData("dane")]
    [InlineData("rezygnacja")]
    [InlineData("/moje-zapisy")]
    [InlineData("/konto/wejscie")]
    [InlineData("/konto/nowe-haslo")]
    public async Task No_form_fails_on_our_side(string form)
    {
        await OfferAsync(new(Taken: 1) { Sessions = 2 });
        var enrolment = Assert.Single(await EnrolmentsAsync());
        using var visitor = new SignUpVisitor(Site);
        var address = form.StartsWith('/') ? form : form == "zapisy" ? "/szkolenia/ksef-bez-stresu/2026-12-01/zapisy" : PathOf(enrolment, form);
        List<string> failed = [];
        foreach (var input in Corpus)
        {
            var page = await visitor.OpenAsync(address);
            if (page.Document.QuerySelector("main form[method=post]") is not { } element)
                continue;
            var names = element.QuerySelectorAll("[name]").Select(field => field.GetAttribute("name")!)
                .Where(name => !name.StartsWith("__", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal);
            var answers = names.ToDictionary(name => name, _ => Uri.UnescapeDataString(input), StringComparer.Ordinal);
            var sent = await visitor.SendAsync(page, answers, "main form[method=post]");
            var shown = sent.Status == 303 ? await visitor.FollowAsync(sent) : sent;
            if (sent.Status >= 500 || shown.Status >= 500)
                failed.Add($"{input}: {sent.Status}, {shown.Status}");
        }

        Assert.Empty(failed);
    }

    private async Task<SitePage> PostAsync(string address, HttpContent content)
    {
        using var visitor = Site.Visitor();
        using (content)
            return await TestSite.ReadAsync(await visitor.PostAsync(new Uri(address, UriKind.Relative), content));
    }

    private static ByteArrayContent Content(string type, string body)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }
}

public sealed class BadInputOnSqlite(SqliteSite site) : BadInputTests(site), IClassFixture<SqliteSite>;

public sealed class BadInputOnPostgres(PostgresSite site) : BadInputTests(site), IClassFixture<PostgresSite>;
