using System.Net;
using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Accelerators;
using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lublin.Startups.Tests.Accelerators;

/// <summary>Trying links makes work for people, and changes nothing that visitors see.</summary>
public sealed class LinkCheckTests : SiteTests
{
    private static readonly Organisers Web = new();

    public LinkCheckTests() : base(new SqliteDatabase(), services =>
    {
        QuietSite.Adjust(services);
        services.AddHttpClient(LinkCheck.Client).ConfigurePrimaryHttpMessageHandler(() => Web);
    })
    {
    }

    [Theory]
    [InlineData("https://dobry.example.org/", null)]
    [InlineData("https://www.przeprowadzka.example.org/", null)]
    [InlineData("https://brak.example.org/", "404")]
    [InlineData("https://sprzedany.example.org/", "inny.example.com")]
    [InlineData("https://milczy.example.org/", "")]
    public async Task Only_what_does_not_answer_as_it_should_is_for_people_to_look_at(string url, string? what)
    {
        await Site.WriteAsync(async db =>
        {
            db.Add(new ExternalProgramme(Facts(url), "staff:1", Site.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
        });

        var odd = await AtDeskAsync<LinkCheck, int>(check => check.RunAsync(CancellationToken.None));

        var programme = await Site.WithAsync(db => db.ExternalProgrammes.AsNoTracking().SingleAsync());
        Assert.Equal((what is null ? 0 : 1, what), (odd, programme.Trouble?.What));
        Assert.True(programme.IsShownAt(Site.Clock.GetUtcNow()));
        // Once somebody has to look, nothing more is asked.
        Assert.Equal(0, await AtDeskAsync<LinkCheck, int>(check => check.RunAsync(CancellationToken.None)));
    }

    private static ExternalProgrammeFacts Facts(string url) =>
        new("Pierwszy Kram", "Fundacja Nowy Kram", url, WatchedKind.Accelerator, WatchedStages.Idea, Sectors.Any, WatchedPlaces.Lublin, new LocalText("pl", "Opieka."), ["pl"]);

    /// <summary>The pages of organisers, as far as the tests need them.</summary>
    private sealed class Organisers : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => request.RequestUri!.Host switch
        {
            "milczy.example.org" => throw new HttpRequestException("Nobody there"),
            "brak.example.org" => Answer(HttpStatusCode.NotFound, request.RequestUri),
            "sprzedany.example.org" => Answer(HttpStatusCode.OK, new("https://inny.example.com/")),
            "www.przeprowadzka.example.org" => Answer(HttpStatusCode.OK, new("https://przeprowadzka.example.org/")),
            _ => Answer(HttpStatusCode.OK, request.RequestUri),
        };

        // Where redirects ended, as the real handler tells it.
        private static Task<HttpResponseMessage> Answer(HttpStatusCode status, Uri at) =>
            Task.FromResult(new HttpResponseMessage(status) { RequestMessage = new(HttpMethod.Get, at) });
    }
}
