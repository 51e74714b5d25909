using System.Net;
using Lublin.Startups.Tests.Support;

namespace Lublin.Startups.Tests;

public sealed class MethodTests(SqliteSite shared) : SiteTests(shared), IClassFixture<SqliteSite>
{
    [Theory]
    [InlineData("-1")]
    [InlineData("101")]
    [InlineData("200")]
    [InlineData("123456")]
    [InlineData("x")]
    public async Task A_field_cannot_choose_the_status_of_the_error_page(string code)
    {
        using var visitor = new SignUpVisitor(Site);
        Dictionary<string, string> fields = new(StringComparer.Ordinal) { ["code"] = code };

        Assert.Equal(405, (await visitor.PostAsync("/blad/500", fields)).Status);
        Assert.Equal(404, (await visitor.PostAsync("/nie-ma-takiej", fields)).Status);
        var refused = await visitor.PostAsync("/konto/klucz", fields);
        Assert.Equal((400, "Coś się nie zgadza w tym adresie lub formularzu"), (refused.Status, refused.Heading));
    }

    [Theory]
    [InlineData("PUT", "/")]
    [InlineData("PATCH", "/szkolenia")]
    [InlineData("DELETE", "/moje-zapisy")]
    [InlineData("DELETE", "/moje-zapisy/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("PUT", "/konto/wejscie")]
    [InlineData("DELETE", "/biuro")]
    [InlineData("BREW", "/regulamin")]
    public async Task A_page_is_opened_and_its_form_sent_and_nothing_else(string method, string address)
    {
        using var visitor = Site.Visitor();
        using var answer = await SendAsync(visitor, method, address);
        var page = await TestSite.ReadAsync(answer);

        Assert.Equal((405, "Coś się nie zgadza w tym adresie lub formularzu"), (page.Status, page.Heading));
        Assert.Equal(["GET", "HEAD", "POST"], answer.Content.Headers.Allow.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_does_not_exist_is_not_found_by_any_method()
    {
        using var visitor = Site.Visitor();
        using var answer = await SendAsync(visitor, "PUT", "/nie-ma-takiej");
        Assert.Equal((404, "Nie ma takiej strony"), ((int)answer.StatusCode, (await TestSite.ReadAsync(answer)).Heading));
    }

    [Fact]
    public async Task Whoever_uses_other_methods_is_counted_as_if_they_sent_forms()
    {
        await using var database = new SqliteDatabase();
        await database.InitializeAsync();
        await using var site = new TestSite(database, null, ("Limits:FormsPerMinute", "2"));
        using var visitor = site.Visitor();
        List<HttpStatusCode> answers = [];
        foreach (var method in (string[])["PUT", "PATCH", "DELETE", "POST", "GET"])
        {
            using var answer = await SendAsync(visitor, method, "/moje-zapisy");
            answers.Add(answer.StatusCode);
        }

        Assert.Equal([HttpStatusCode.MethodNotAllowed, HttpStatusCode.MethodNotAllowed, HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests, HttpStatusCode.OK], answers);
    }

    [Theory]
    [InlineData("slug", "inne")]
    [InlineData("edition", "2030-01-01")]
    [InlineData("page", "/Index")]
    [InlineData("handler", "Inny")]
    public async Task An_expired_form_with_a_field_named_like_a_part_of_the_address_comes_again(string field, string value)
    {
        await OfferAsync(new());
        using var visitor = new SignUpVisitor(Site);
        var form = await visitor.OpenFormAsync();

        var again = await visitor.FollowAsync(await visitor.SendAsync(form, new Dictionary<string, string>(SignUpVisitor.Answers(), StringComparer.Ordinal) { [field] = value }, token: false));

        Assert.Equal((200, form.Heading), (again.Status, again.Heading));
        Assert.Equal("Łucja Żółć-Ś", again.Document.QuerySelector("[name='Form.Name']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task An_expired_form_behind_a_link_stays_behind_that_link()
    {
        await OfferAsync(new(Taken: 1));
        var enrolment = Assert.Single(await EnrolmentsAsync());
        using var visitor = new SignUpVisitor(Site);
        var form = await visitor.OpenAsync(PathOf(enrolment, "dane"));

        var again = await visitor.FollowAsync(await visitor.SendAsync(form, Answer("code", "404"), token: false));

        Assert.Equal((200, form.Heading), (again.Status, again.Heading));
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient visitor, string method, string address)
    {
        using var message = new HttpRequestMessage(new(method), new Uri(address, UriKind.Relative));
        return await visitor.SendAsync(message);
    }
}
