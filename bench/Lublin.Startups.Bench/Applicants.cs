using System.Text;
using System.Text.RegularExpressions;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Pages.Offers;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;

namespace Lublin.Startups.Bench;

/// <summary>
/// People with their answers given and the last POST before them: drafts sealed with the application's own keys, and one form token from the real form.
/// </summary>
public sealed partial class Applicants : IDisposable
{
    private readonly ServiceProvider services;
    private readonly Drafts drafts;
    private readonly string tokenCookie;
    private readonly string token;
    private readonly string group;
    private int people;

    private Applicants(ServiceProvider services, string tokenCookie, string token, string group)
    {
        (this.services, this.tokenCookie, this.token, this.group) = (services, tokenCookie, token, group);
        drafts = ActivatorUtilities.CreateInstance<Drafts>(services);
    }

    /// <summary>Asks the running application for its form, which also makes it write down the keys that seal drafts.</summary>
    /// <param name="store">Where the application keeps its keys.</param>
    /// <param name="port">Where it listens.</param>
    /// <param name="openEdition">Whose form is asked for; people gathered for another edition are other people.</param>
    public static async Task<Applicants> GatherAsync(BenchStore store, int port, string openEdition)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
        using var answer = await client.GetAsync(new Uri($"http://127.0.0.1:{port}/szkolenia/{BenchStore.Programme}/{openEdition}/zapisy?f={FormCookie.NewFormId()}"));
        var page = await answer.Content.ReadAsStringAsync();
        if (TokenField().Match(page) is not { Success: true } found || !answer.Headers.TryGetValues("Set-Cookie", out var cookies))
            throw new BenchException($"The sign-up form did not come: {answer.StatusCode}");
        var settings = store.Settings.Select(pair => KeyValuePair.Create(pair.Key.Replace("__", ":", StringComparison.Ordinal), (string?)pair.Value));
        var provider = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddData(
            new ConfigurationBuilder().AddInMemoryCollection(settings).Build(),
            new HostingEnvironment { EnvironmentName = "Staging", ContentRootPath = AppContext.BaseDirectory }).BuildServiceProvider();
        return new(provider, cookies.First(cookie => cookie.StartsWith("formularz=", StringComparison.Ordinal)).Split(';')[0], found.Groups["token"].Value, openEdition);
    }

    /// <summary>The last POST of so many new people to each of the editions, who join the queue when it is full.</summary>
    public byte[][] LastPosts(string edition, int count) => [.. Enumerable.Range(0, count).Select(_ => LastPost(edition))];

    public void Dispose() => services.Dispose();

    private byte[] LastPost(string edition)
    {
        var number = ++people;
        var formId = Guid.CreateVersion7();
        var form = new EnrolForm
        {
            ["Name"] = $"Maria Próbna-{SpeltOut.Of(number)}",
            ["Email"] = $"maria.{group}.{number}@example.org",
            ["Phone"] = "+48 601 234 567",
            ["Situation"] = nameof(Situation.RunsFirm),
            ["Nip"] = "1234563218",
            ["Firm"] = $"Pracownia {SpeltOut.Of(number)}",
            [EnrolForm.Terms] = "true",
        };
        var context = new DefaultHttpContext();
        drafts.Keep(new(context, formId), new(form, BenchStore.Terms, BenchStore.Terms, TimeProvider.System.GetUtcNow(), Guid.CreateVersion7()));
        var draft = context.Response.Headers.SetCookie.ToString().Split(';')[0];
        var body = $"queue=true&__RequestVerificationToken={Uri.EscapeDataString(token)}";
        return Encoding.ASCII.GetBytes(
            $"POST /szkolenia/{BenchStore.Programme}/{edition}/zapisy/sprawdz?f={formId:N} HTTP/1.1\r\nHost: localhost\r\n" +
            $"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {body.Length}\r\nCookie: {tokenCookie}; {draft}\r\n\r\n{body}");
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TokenField();
}
