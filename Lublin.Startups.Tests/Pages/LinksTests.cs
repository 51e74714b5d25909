using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Microsoft.Extensions.DependencyInjection;

namespace Lublin.Startups.Tests;

public abstract class LinksTests(SharedSite site) : SiteTests(site)
{
    [Fact]
    public async Task A_known_and_an_unknown_address_get_the_same_answer_and_only_one_gets_a_mail()
    {
        await OfferAsync(new(Taken: 1));

        var known = await AskAsync("OSOBA0@example.org");
        var unknown = await AskAsync("nikt@example.org");

        Assert.Equal("Sprawdź swoją pocztę", known.Heading);
        Assert.Equal(known.Html, unknown.Html);
        Assert.Equal(known.Answer.RequestMessage!.RequestUri, unknown.Answer.RequestMessage!.RequestUri);
        Assert.Equal([RosterMails.Links], await MailsAsync());
    }

    [Fact]
    public async Task The_same_address_gets_one_mail_in_ten_minutes_and_is_answered_the_same()
    {
        await OfferAsync(new(Taken: 1));
        await AskAsync("osoba0@example.org");
        Site.Clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
        Assert.Equal("Sprawdź swoją pocztę", (await AskAsync("osoba0@example.org")).Heading);
        Assert.Equal([RosterMails.Links], await MailsAsync());

        Site.Clock.Advance(TimeSpan.FromSeconds(1));
        await AskAsync("osoba0@example.org");

        Assert.Equal([RosterMails.Links, RosterMails.Links], await MailsAsync());
    }

    [Fact]
    public async Task What_was_asked_while_the_clock_was_a_day_ahead_does_not_silence_the_answer_now()
    {
        await OfferAsync(new(Taken: 1));
        Site.Clock.SetTo(Site.Clock.GetUtcNow().AddDays(1));
        await AskAsync("osoba0@example.org");
        Site.Clock.PutBack();

        await AskAsync("osoba0@example.org");

        Assert.Equal([RosterMails.Links, RosterMails.Links], await MailsAsync());
    }

    [Fact]
    public async Task Asked_many_times_at_once_or_after_a_withdrawal_it_is_still_one_mail()
    {
        await OfferAsync(new(Taken: 1));
        await OfferAsync(new("drugie-szkolenie", Taken: 1));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => AskAsync("osoba0@example.org")));
        await AtDeskAsync<EnrolmentDesk, bool>(async desk => await desk.WithdrawAsync((await EnrolmentsAsync())[0]));

        await AskAsync("osoba0@example.org");

        Assert.Equal([RosterMails.Links, RosterMails.Withdrawn], await MailsAsync());
    }

    [Theory]
    [InlineData("", "Wpisz adres e-mail")]
    [InlineData("osoba0.example.org", "Wpisz adres e-mail ze znakiem @, na przykład biuro@firma.pl")]
    [InlineData("<script>@", "Sprawdź adres e-mail: powinien wyglądać jak biuro@firma.pl, bez spacji i polskich liter")]
    [InlineData("osoba0@\u3164.pl", "Sprawdź adres e-mail: to, co stoi po znaku @, nie może być nazwą serwera poczty")]
    public async Task What_is_no_address_is_named_and_kept(string typed, string words)
    {
        var page = await SendAsync(Answer("Email", typed));
        Assert.Equal((200, words), (page.Status, page.Text(".errsum a")));
        Assert.Equal(typed, page.Document.QuerySelector("#Email")!.GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task A_program_that_fills_in_everything_gets_no_mail_sent()
    {
        await OfferAsync(new(Taken: 1));
        var answers = Answer("Email", "osoba0@example.org");
        answers["Website"] = "https://spam.example";
        Assert.Equal(["Zostaw puste pole „Nie wypełniaj tego pola” i wyślij jeszcze raz"], (await SendAsync(answers)).Texts(".errsum li"));
        Assert.Empty(await MailsAsync());
    }

    [Fact]
    public async Task Asking_for_links_leaves_the_kept_pages_as_they_are()
    {
        await OfferAsync(new(Taken: 1));
        var version = Site.Services.GetRequiredService<DataVersion>();
        var before = version.Current;
        await AskAsync("osoba0@example.org");
        Assert.Equal(before, version.Current);
    }

    [Fact]
    public async Task Whether_an_address_is_known_is_looked_up_after_the_answer()
    {
        await OfferAsync(new(Taken: 1));
        using var visitor = new SignUpVisitor(Site);
        var page = await visitor.OpenAsync("/moje-zapisy");
        using (var held = Site.Hold.Holding("enrolments"))
        {
            foreach (var address in (string[])["osoba0@example.org", "nikt@example.org"])
                Assert.Equal(303, (await visitor.SendAsync(page, Answer("Email", address), "main form")).Status);
            await held.Reached;
            Assert.Empty(await MailsAsync());
        }

        await DoneAfterAnswersAsync();
        Assert.Equal([RosterMails.Links], await MailsAsync());
    }

    private async Task<SitePage> AskAsync(string email)
    {
        using var visitor = new SignUpVisitor(Site);
        var answered = await visitor.FollowAsync(await visitor.SendAsync(await visitor.OpenAsync("/moje-zapisy"), Answer("Email", email), "main form"));
        await DoneAfterAnswersAsync();
        return answered;
    }

    private async Task<SitePage> SendAsync(Dictionary<string, string> answers)
    {
        using var visitor = new SignUpVisitor(Site);
        return await visitor.FollowAsync(await visitor.SendAsync(await visitor.OpenAsync("/moje-zapisy"), answers, "main form"));
    }
}

public sealed class LinksOnSqlite(SqliteSite site) : LinksTests(site), IClassFixture<SqliteSite>;

public sealed class LinksOnPostgres(PostgresSite site) : LinksTests(site), IClassFixture<PostgresSite>;
