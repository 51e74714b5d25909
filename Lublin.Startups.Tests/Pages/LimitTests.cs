using System.Net;
using Lublin.Startups.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Lublin.Startups.Tests;

public sealed class LimitTests : IAsyncLifetime
{
    private readonly SqliteDatabase database = new();

    public async ValueTask InitializeAsync() => await database.InitializeAsync();

    public async ValueTask DisposeAsync() => await database.DisposeAsync();

    [Theory]
    [InlineData("", "pl", "Za dużo prób naraz")]
    [InlineData("/en", "en", "Too many attempts at once")]
    public async Task The_form_after_the_120th_in_a_minute_is_refused_in_words_and_pages_are_not(string prefix, string language, string heading)
    {
        await using var site = Site();
        using var visitor = Sender(site);
        for (var sent = 1; sent <= 120; sent++)
            Assert.Equal(200, await PostOneAsync(visitor, "192.0.2.1"));

        using var refused = await SendAsync(visitor, "192.0.2.1", prefix);
        var page = await TestSite.ReadAsync(refused);

        Assert.Equal((429, "60"), (page.Status, refused.Headers.RetryAfter!.ToString()));
        Assert.Equal((heading, language), (page.Heading, page.Document.DocumentElement.GetAttribute("lang")));
        Assert.NotNull(page.Document.QuerySelector("main a.btn-primary"));
        for (var i = 0; i < 130; i++)
            Assert.Equal(200, (await visitor.GetPageAsync("/moje-zapisy")).Status);
        Assert.Equal(200, await PostOneAsync(visitor, "192.0.2.2"));
    }

    [Fact]
    public async Task A_setting_says_how_many_forms_a_minute_an_address_may_send()
    {
        await using var site = Site(("Limits:FormsPerMinute", "2"));
        using var visitor = Sender(site);
        Assert.Equal([200, 200, 429, 429], await PostAsync(visitor, "192.0.2.1", "192.0.2.1", "192.0.2.1", "192.0.2.1"));
    }

    [Fact]
    public async Task Neighbours_in_one_IPv6_network_count_as_one_and_others_do_not()
    {
        await using var site = Site(("Limits:FormsPerMinute", "1"));
        using var visitor = Sender(site);
        Assert.Equal([200, 429, 200], await PostAsync(visitor, "2001:db8:1:2::1", "2001:db8:1:2:ffff::9", "2001:db8:1:3::1"));
        Assert.Equal([200, 429], await PostAsync(visitor, "192.0.2.7", "::ffff:192.0.2.7"));
    }

    [Fact]
    public async Task Forwarded_addresses_are_believed_from_known_proxies_only()
    {
        await using var site = Site(("Limits:FormsPerMinute", "1"), ("Proxy:Networks:0", "10.0.0.0/8"), ("Proxy:Networks:1", "192.0.2.250"));
        using var visitor = Sender(site);
        Assert.Equal(200, await PostOneAsync(visitor, "10.1.2.3", "198.51.100.1"));
        Assert.Equal(200, await PostOneAsync(visitor, "192.0.2.250", "198.51.100.2"));
        Assert.Equal(429, await PostOneAsync(visitor, "10.9.9.9", "198.51.100.1"));
        Assert.Equal(200, await PostOneAsync(visitor, "192.0.2.9", "198.51.100.3"));
        Assert.Equal(429, await PostOneAsync(visitor, "192.0.2.9", "198.51.100.4"));
    }

    [Fact]
    public async Task Without_known_proxies_nobody_can_choose_their_address()
    {
        await using var site = Site(("Limits:FormsPerMinute", "1"));
        using var visitor = Sender(site);
        Assert.Equal(200, await PostOneAsync(visitor, "127.0.0.1", "198.51.100.1"));
        Assert.Equal(429, await PostOneAsync(visitor, "127.0.0.1", "198.51.100.2"));
    }

    // Without cookies each form sent is answered by its page, whatever came before.
    private static HttpClient Sender(TestSite site) => site.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });

    private TestSite Site(params (string, string)[] settings) =>
        new(database, null, settings) { Adjust = services => services.AddSingleton<IStartupFilter, Caller>() };

    private static async Task<List<int>> PostAsync(HttpClient visitor, params string[] addresses)
    {
        List<int> answers = [];
        foreach (var address in addresses)
            answers.Add(await PostOneAsync(visitor, address));
        return answers;
    }

    private static async Task<int> PostOneAsync(HttpClient visitor, string address, string? forwarded = null)
    {
        using var answer = await SendAsync(visitor, address, "", forwarded);
        return (int)answer.StatusCode;
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient visitor, string address, string prefix, string? forwarded = null)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, new Uri(prefix + "/moje-zapisy", UriKind.Relative));
        message.Headers.Add(Caller.Header, address);
        if (forwarded is not null)
            message.Headers.Add("X-Forwarded-For", forwarded);
        return await visitor.SendAsync(message);
    }

    /// <summary>Stands where the network card stands: says whose connection it is.</summary>
    private sealed class Caller : IStartupFilter
    {
        public const string Header = "Test-Caller";

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, rest) =>
            {
                if (IPAddress.TryParse(context.Request.Headers[Header], out var address))
                    context.Connection.RemoteIpAddress = address;
                return rest(context);
            });
            next(app);
        };
    }
}
