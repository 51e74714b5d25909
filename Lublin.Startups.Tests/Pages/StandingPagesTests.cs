using System.Globalization;
using System.Xml.Linq;
using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Pages;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

public sealed class StandingPagesTests(DemoOnSqlite demo) : IClassFixture<DemoOnSqlite>
{
    private readonly TestSite site = demo.Site;

    public static TheoryData<string, string> Pages()
    {
        var pages = new TheoryData<string, string>();
        foreach (var path in new[] { "/", "/szkolenia", "/szkolenia/sklep-internetowy-od-zera", "/szkolenia/lubartowska-razem", "/szkolenia/negocjacje-dla-malych-firm", "/regulamin", "/prywatnosc", "/dostepnosc", "/pomoc" })
        {
            foreach (var language in new[] { "pl", "en", "uk" })
                pages.Add(path, language);
        }

        return pages;
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_page_stands_in_every_language_without_a_missing_text_a_cookie_or_a_token(string path, string language)
    {
        var page = await site.GetPageAsync(language == "pl" ? path : $"/{language}{path}");

        Assert.Equal(200, page.Status);
        Assert.Equal(language, page.Document.DocumentElement.GetAttribute("lang"));
        Assert.Single(page.Document.QuerySelectorAll("h1"));
        Assert.DoesNotMatch(@">\s*[A-Z][a-z]+\.[A-Z]\w+\s*<", page.Html);
        Assert.False(page.Answer.Headers.Contains("Set-Cookie"));
        Assert.Empty(page.Document.QuerySelectorAll("[name=__RequestVerificationToken], [style], script:not([src]):not([type='application/ld+json'])"));
        Assert.Contains("default-src 'self'", string.Join(' ', page.Answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nie-ma-takiej")]
    [InlineData("/en/szkolenia/none")]
    [InlineData("/szkolenia/%C5%BC%C3%B3%C5%82%C4%87")]
    [InlineData("/szkolenia/%F0%9F%90%90/%F0%9F%90%90.ics")]
    [InlineData("/regulamin/1999-01-01")]
    [InlineData("/blad/500")]
    [InlineData("/szkolenia/' or 1=1 --")]
    public async Task What_does_not_exist_is_not_found_in_the_house_style(string address)
    {
        var page = await site.GetPageAsync(address);

        Assert.Equal(404, page.Status);
        Assert.Contains(page.Heading, (string[])["Nie ma takiej strony", "There is no such page"]);
        Assert.NotNull(page.Document.QuerySelector("footer a[href^='tel:']"));
    }

    [Fact]
    public async Task A_slug_of_500_characters_is_not_found() =>
        Assert.Equal(404, (await site.GetPageAsync("/szkolenia/" + new string('a', 500))).Status);

    [Fact]
    public async Task A_calendar_file_holds_all_sessions_for_anybody()
    {
        var slug = await site.WithAsync(db => db.Editions.Where(edition => edition.Programme.Slug == "sklep-internetowy-od-zera").Select(edition => edition.Slug).SingleAsync());
        using var visitor = site.Visitor();

        using var answer = await visitor.GetAsync(new Uri($"/szkolenia/sklep-internetowy-od-zera/{slug}.ics", UriKind.Relative));
        var lines = (await answer.Content.ReadAsStringAsync()).Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");

        Assert.Equal("text/calendar", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal($"sklep-internetowy-od-zera-{slug}.ics", answer.Content.Headers.ContentDisposition!.FileName);
        Assert.Contains("METHOD:PUBLISH", lines);
        Assert.Equal(3, lines.Count(line => line == "BEGIN:VEVENT"));
        Assert.Equal(3, lines.Where(line => line.StartsWith("UID:", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).Count());
        Assert.Contains($"DTSTART;TZID=Europe/Warsaw:{slug!.Replace("-", "", StringComparison.Ordinal)}T170000", lines);
        Assert.Contains("SUMMARY:Sklep internetowy od zera (1 z\u00A03)", lines);
        Assert.DoesNotContain(lines, line => line.StartsWith("ATTENDEE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_map_for_search_engines_names_every_page_in_three_languages()
    {
        using var visitor = site.Visitor();

        var map = XDocument.Parse(await visitor.GetStringAsync(new Uri("/sitemap.xml", UriKind.Relative)));

        var places = map.Descendants().Where(element => element.Name.LocalName == "loc").Select(element => element.Value).ToList();
        Assert.Contains("http://localhost/uk/szkolenia/ksef-bez-stresu", places);
        Assert.Contains("http://localhost/en/wyklady/studia-i-firma-naraz", places);
        Assert.Equal((9 + 17 + 14) * 3, places.Count);
        Assert.Equal(places.Count * 3, map.Descendants().Count(element => element.Name.LocalName == "link"));
        Assert.Contains("Sitemap: http://localhost/sitemap.xml", await visitor.GetStringAsync(new Uri("/robots.txt", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_demo_has_every_state_and_no_room_is_taken_twice()
    {
        var now = site.Clock.GetUtcNow();
        var editions = await site.WithAsync(db => db.Editions.Include(edition => edition.Sessions).ToListAsync());
        var rooms = editions.Where(edition => edition.PublishedAt is not null).SelectMany(edition => edition.Held).Where(session => session.RoomId is not null).ToList();

        Assert.Equal(
            [EditionState.Draft, EditionState.OpensLater, EditionState.Open, EditionState.Closed, EditionState.WithoutSignUp, EditionState.Cancelled, EditionState.Past],
            editions.Select(edition => edition.StateAt(now)).Distinct().Order());
        Assert.All(rooms, session => Assert.DoesNotContain(rooms, other =>
            other != session && other.RoomId == session.RoomId && other.StartsAt < session.EndsAt && session.StartsAt < other.EndsAt));
        Assert.All(editions.SelectMany(edition => edition.Sessions), session =>
            Assert.DoesNotContain(session.Date.DayOfWeek, (DayOfWeek[])[DayOfWeek.Saturday, DayOfWeek.Sunday]));
        Assert.Equal(0, await site.WithAsync(db => db.Outbox.CountAsync()));
        Assert.Equal(18 + 14 + 1, await site.WithAsync(db => db.Programmes.CountAsync()));
    }

    [Theory]
    [InlineData("2026-11-23T08:30+01:00", "2026-11-23T09:00+01:00")]
    [InlineData("2026-11-23T09:00+01:00", "2026-11-23T12:00+01:00")]
    [InlineData("2026-11-23T12:00+01:00", "2026-11-24T00:00+01:00")]
    [InlineData("2026-11-24T17:00+01:00", "2026-11-24T19:30+01:00")]
    public void An_edition_changes_when_it_opens_closes_begins_and_ends(string at, string next)
    {
        var now = Moment(at);
        var window = new EditionWindow(now, Moment("2026-11-23T09:00+01:00"), null, null, null, Moment("2026-11-24T17:00+01:00"), Moment("2026-11-24T19:30+01:00"));
        var life = new PageLife();

        life.UntilMidnight(now);
        life.Until(window.NextChangeAfter(now));

        Assert.Equal(Moment(next), life.Ends);
    }

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
