using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Lublin.Startups.Tests;

public abstract class MyEnrolmentTests(SharedSite site) : SiteTests(site)
{
    [Theory]
    [InlineData("", "pl", "Masz miejsce na szkoleniu", "Jesteś na liście rezerwowej", "Twoje miejsce na liście: 1.")]
    [InlineData("/en", "en", "You have a seat at the training", "You are on the waiting list", "Your place on the list: 1")]
    [InlineData("/uk", "uk", "У Вас є місце на тренінгу", "Ви у списку очікування", "Ваше місце у списку: 1")]
    public async Task Who_has_a_place_and_who_waits_read_it_in_their_language(string prefix, string language, string place, string queue, string position)
    {
        await OfferAsync(new(Seats: 1, Taken: 2));
        var (first, second) = await TwoAsync();

        var has = await OpenAsync(first, language: prefix);
        var waits = await OpenAsync(second, language: prefix);

        Assert.Equal((place, language), (has.Heading, has.Document.DocumentElement.GetAttribute("lang")));
        Assert.Equal((queue, position), (waits.Heading, waits.Text(".mh-place")));
        Assert.Equal(first.Number, has.Text(".ref"));
    }

    [Fact]
    public async Task Who_waits_is_told_why_not_yet()
    {
        await OfferAsync(new(Seats: 1, Taken: 3));
        var enrolments = await EnrolmentsAsync();
        Assert.StartsWith("Wszystkie miejsca są teraz zajęte", (await OpenAsync(enrolments[1])).Text(".mh-why"), StringComparison.Ordinal);
        Assert.StartsWith("Osoby przed Tobą w kolejce", (await OpenAsync(enrolments[2])).Text(".mh-why"), StringComparison.Ordinal);
        Assert.Contains("Gdy zwolni się miejsce, wyślemy e-mail", (await OpenAsync(enrolments[2])).Text(".mh-wait"), StringComparison.Ordinal);

        Site.Clock.AdvanceTo(new DateTimeOffset(2026, 12, 1, 14, 30, 0, TimeSpan.Zero));

        Assert.StartsWith("Do początku zostało za mało czasu", (await OpenAsync(enrolments[1])).Text(".mh-why"), StringComparison.Ordinal);
        Assert.DoesNotContain("Gdy zwolni się miejsce", (await OpenAsync(enrolments[1])).Text(".mh-wait"), StringComparison.Ordinal);

        Site.Clock.AdvanceTo(new DateTimeOffset(2026, 12, 1, 16, 30, 0, TimeSpan.Zero));

        Assert.Equal(["Szkolenie już się zaczęło albo jest odwołane."], (await OpenAsync(enrolments[1])).Texts(".mh-why, .mh-how"));
    }

    [Theory]
    [InlineData("https://spotkania.example.org/x", 1)]
    [InlineData("javascript:alert(1)", 0)]
    [InlineData("Teams, kod 123 456", 0)]
    public async Task Only_an_address_that_a_browser_opens_as_a_page_becomes_a_link(string typed, int links)
    {
        await OfferAsync(new(Taken: 1) { Online = true, Link = typed });

        var page = await OpenAsync((await EnrolmentsAsync())[0]);

        Assert.Equal([typed], page.Texts(".own-address"));
        Assert.Equal(links, page.Document.QuerySelectorAll("a.own-address").Length);
    }

    [Fact]
    public async Task Every_ended_state_says_so_and_shows_other_dates()
    {
        var edition = await OfferAsync(new(Seats: 1, Taken: 4));
        var all = await EnrolmentsAsync();
        await AtDeskAsync<EnrolmentDesk, bool>(desk => desk.WithdrawAsync(all[0]));
        await DeliverAsync();
        Assert.Equal("Zapis jest odwołany", (await OpenAsync(all[0])).Heading);
        Assert.Equal("Czeka na Ciebie miejsce", (await OpenAsync(all[1])).Heading);
        Assert.StartsWith("Czekamy na odpowiedź do wtorku 24 listopada 2", (await OpenAsync(all[1])).Text(".until b"), StringComparison.Ordinal);
        await AtDeskAsync<EnrolmentDesk, bool>(desk => desk.DeclineAsync(all[1]));
        await DeliverAsync();
        Assert.Equal("Miejsce oddane", (await OpenAsync(all[1])).Heading);
        Site.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal("Czas na przyjęcie miejsca minął", (await OpenAsync(all[2])).Heading);
        await AtDeskAsync<EditionDesk, bool>(async desk =>
        {
            await desk.CancelAsync(edition, "Choroba prowadzącej", "staff:1");
            return true;
        });
        var cancelled = await OpenAsync(all[3]);
        Assert.Equal("Szkolenie jest odwołane", cancelled.Heading);
        Assert.Contains("Choroba prowadzącej", cancelled.Text("main"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "To szkolenie już się odbyło", "Mieliśmy dla Ciebie miejsce", "Tym razem nie zwolniło się dla Ciebie miejsce")]
    [InlineData("/en", "This training has already taken place", "We had a seat for you", "No seat became free for you")]
    [InlineData("/uk", "Цей тренінг уже відбувся", "У нас було для Вас місце", "Цього разу місце для Вас не звільнилося")]
    public async Task After_the_training_it_is_past_and_nothing_is_promised_any_more(string language, string past, string had, string waited)
    {
        await OfferAsync(new(Seats: 1, Taken: 2));
        var (first, second) = await TwoAsync();
        await OfferAsync(new("pierwsza-firma") { Date = new(2026, 12, 20) });
        Site.Clock.AdvanceTo(new DateTimeOffset(2026, 12, 1, 18, 29, 59, TimeSpan.Zero));
        Assert.NotEqual(past, (await OpenAsync(first, language: language)).Heading);

        Site.Clock.Advance(TimeSpan.FromSeconds(1));
        var (has, waits) = (await OpenAsync(first, language: language), await OpenAsync(second, language: language));

        Assert.Equal((past, past), (has.Heading, waits.Heading));
        Assert.StartsWith(had, has.Text(".lead"), StringComparison.Ordinal);
        Assert.StartsWith(waited, waits.Text(".lead"), StringComparison.Ordinal);
        foreach (var page in (SitePage[])[has, waits])
        {
            Assert.Empty(page.Document.QuerySelectorAll("main form, main a[href*=kalendarz], main a[href*=dane], main a[href*=rezygnacja], main .nexts, main .note"));
            Assert.NotEmpty(page.Document.QuerySelectorAll("main a[href$='/szkolenia']"));
        }
    }

    [Fact]
    public async Task A_code_with_one_character_changed_or_of_another_secret_opens_nothing()
    {
        await OfferAsync(new(Taken: 1));
        var enrolment = (await EnrolmentsAsync())[0];
        var path = PathOf(enrolment);
        var code = path[(path.LastIndexOf('/') + 1)..];
        for (var i = 0; i < code.Length; i++)
        {
            var altered = code[..i] + (code[i] == 'A' ? 'B' : 'A') + code[(i + 1)..];
            Assert.Equal(404, (await Site.GetPageAsync($"/moje-zapisy/{altered}")).Status);
        }

        var other = new PersonalLink(Options.Create(new LinkOptions { Secret = "another secret, as long as the first one" }));
        foreach (var wrong in (string[])[other.Code(LinkPurpose.Enrolment, enrolment.Link), code[..^1], code + "A", "nic", new('A', 32)])
        {
            foreach (var page in (string[])["", "/dane", "/rezygnacja", "/oferta", "/ponownie", "/kalendarz.ics"])
                Assert.Equal(404, (await Site.GetPageAsync($"/moje-zapisy/{wrong}{page}")).Status);
        }
    }

    [Fact]
    public async Task A_code_of_another_purpose_or_from_before_links_were_ended_opens_nothing()
    {
        await OfferAsync(new(Taken: 1));
        var enrolment = (await EnrolmentsAsync())[0];
        var links = Site.Services.GetRequiredService<PersonalLink>();
        foreach (var purpose in Enum.GetValues<LinkPurpose>())
        {
            foreach (var code in (string[])[links.Code(purpose, enrolment.Link), links.MailedCode(purpose, enrolment.Link)])
                Assert.Equal(purpose == LinkPurpose.Enrolment ? 200 : 404, (await Site.GetPageAsync(Links.My(code))).Status);
        }

        await Site.WriteAsync(async db => (await db.Enrolments.SingleAsync()).EndLinks());

        Assert.Equal(404, (await Site.GetPageAsync(PathOf(enrolment))).Status);
        Assert.Equal(200, (await Site.GetPageAsync(PathOf((await EnrolmentsAsync())[0]))).Status);
    }

    [Fact]
    public async Task Opening_any_address_behind_the_link_changes_nothing()
    {
        await OfferAsync(new(Seats: 1, Taken: 2));
        var (first, second) = await TwoAsync();
        await AtDeskAsync<EnrolmentDesk, bool>(desk => desk.WithdrawAsync(first));
        var mails = await MailsAsync();
        foreach (var page in (string[])["", "oferta", "oferta?odpowiedz=tak", "ponownie?f=" + Guid.NewGuid(), "rezygnacja?What=calosc", "dane?Form.Phone=601000000", "kalendarz.ics"])
        {
            await OpenAsync(first, page);
            await OpenAsync(second, page);
        }

        Assert.Equal([EnrolmentState.Withdrawn, EnrolmentState.Offered], await StatesAsync());
        Assert.Equal(mails, await MailsAsync());
        Assert.Null((await EnrolmentsAsync())[1].Applicant.Phone);
    }

    [Fact]
    public async Task Pages_behind_a_link_are_stored_nowhere_told_to_nobody_and_found_by_no_search_engine()
    {
        await OfferAsync(new(Taken: 1));
        var enrolment = (await EnrolmentsAsync())[0];
        foreach (var page in (string[])["", "dane", "rezygnacja", "kalendarz.ics"])
        {
            foreach (var language in (string[])["", "/en", "/uk"])
            {
                var answer = await OpenAsync(enrolment, page, language);
                Assert.Equal(200, answer.Status);
                Assert.Contains("no-store", answer.Answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
                Assert.Equal(["no-referrer"], answer.Answer.Headers.GetValues("Referrer-Policy"));
                if (!page.EndsWith(".ics", StringComparison.Ordinal))
                    Assert.Equal("noindex", answer.Document.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
            }
        }
    }

    private async Task<(Enrolment First, Enrolment Second)> TwoAsync() => await EnrolmentsAsync() is [var first, var second] ? (first, second) : throw new InvalidOperationException("Two were to be there.");
}

public sealed class MyEnrolmentOnSqlite(SqliteSite site) : MyEnrolmentTests(site), IClassFixture<SqliteSite>;

public sealed class MyEnrolmentOnPostgres(PostgresSite site) : MyEnrolmentTests(site), IClassFixture<PostgresSite>;
