using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Lectures;

namespace Lublin.Startups.Tests;

public abstract class PageCacheTests(SharedSite site) : SiteTests(site)
{
    private const string List = "/szkolenia";

    [Fact]
    public async Task Nothing_of_one_visitor_is_kept_for_the_next_on_any_kept_page()
    {
        await OfferAsync(new(Taken: 1));
        await Site.WriteAsync(async db =>
        {
            await new LectureOffer().AddAsync(db, Site.Clock.GetUtcNow());
            db.Add(new TimetableVersion(1, Site.Clock.GetUtcNow(), "staff:1", null, null));
            await db.SaveChangesAsync();
        });
        using var draft = new SignUpVisitor(Site);
        var check = await draft.FollowAsync(await draft.SendAsync(await draft.OpenFormAsync(), SignUpVisitor.Answers("Łucja Niepowtarzalna", "lucja.niepowtarzalna@example.org")));
        Assert.Contains("Łucja Niepowtarzalna", check.Html, StringComparison.Ordinal);
        var pages = await CachedPages.OfAsync(Site);
        Assert.True(pages.Count > 15, "Too few pages are marked to be kept.");

        foreach (var page in pages)
        {
            await Site.WriteAsync(_ => Task.CompletedTask);
            var first = await draft.OpenAsync(page);
            using var stranger = Site.Visitor();
            var second = await stranger.AskAsync(page);
            var third = await stranger.AskAsync(page, headers: [("Cookie", "formularz=abc; zapis-0123=tajne"), ("Authorization", "Basic dGFqbmU="), ("X-Forwarded-For", "192.0.2.1")]);

            Assert.Equal(200, first.Status);
            Assert.Equal((first.Html, 200), (second.Text, second.Status));
            Assert.Equal(second.Body, third.Body);
            Assert.NotNull(second["ETag"]);
            Assert.Null(second["Set-Cookie"]);
            Assert.False(first.Answer.Headers.Contains("Set-Cookie"), page);
            Assert.DoesNotContain("__RequestVerificationToken", second.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Niepowtarzaln", second.Text, StringComparison.OrdinalIgnoreCase);
            Assert.Empty(first.Document.QuerySelectorAll("form[method=post]"));
            Assert.NotNull(second["Content-Security-Policy"]);
        }
    }

    [Fact]
    public async Task A_sign_up_and_a_withdrawal_show_on_the_next_request()
    {
        await OfferAsync(new(Seats: 1));
        Assert.Equal("Zostało 1 miejsce z 1", await SeatsAsync());
        using var visitor = new SignUpVisitor(Site);
        await visitor.SignUpAsync();
        Assert.StartsWith("Brak miejsc", await SeatsAsync(), StringComparison.Ordinal);
        var theirs = (await EnrolmentsAsync())[0];
        await AtDeskAsync<EnrolmentDesk, bool>(desk => desk.WithdrawAsync(theirs));
        Assert.Equal("Zostało 1 miejsce z 1", await SeatsAsync());
    }

    [Theory]
    [InlineData("sessions")]
    [InlineData("enrolments")]
    public async Task A_change_that_falls_into_a_slow_render_shows_on_the_next_request(string table)
    {
        await OfferAsync(new(Seats: 2, Taken: 1));
        var theirs = (await EnrolmentsAsync())[0];
        Task<SitePage> slow;
        using (var held = Site.Hold.Holding(table))
        {
            slow = Site.GetPageAsync(List);
            await held.Reached;
            Assert.True(await AtDeskAsync<EnrolmentDesk, bool>(desk => desk.WithdrawAsync(theirs)));
        }

        Assert.Equal(200, (await slow).Status);
        Assert.Equal("Zostały 2 miejsca z 2", await SeatsAsync());
        Assert.Equal("Zostały 2 miejsca z 2", await SeatsAsync());
    }

    [Fact]
    public async Task Of_64_who_miss_a_page_at_once_one_makes_it_for_all()
    {
        await OfferAsync(new());
        await Site.GetPageAsync(List);
        await Site.WriteAsync(_ => Task.CompletedTask);
        var one = Site.Commands.Sent;
        await Site.GetPageAsync(List);
        one = Site.Commands.Sent - one;
        await Site.WriteAsync(_ => Task.CompletedTask);
        var before = Site.Commands.Sent;

        List<Task<SitePage>> all;
        using (var held = Site.Hold.Holding("sessions"))
        {
            all = [.. Enumerable.Range(0, 64).Select(_ => Site.GetPageAsync(List))];
            await held.Reached;
        }

        var pages = await Task.WhenAll(all);
        Assert.Single(pages.Select(page => page.Html).Distinct(StringComparer.Ordinal));
        Assert.Equal(one, Site.Commands.Sent - before);
    }

    [Fact]
    public async Task The_clock_passing_opening_closing_and_midnight_shows()
    {
        await OfferAsync(new Offer { OpensAt = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero) });
        const string training = "/szkolenia/ksef-bez-stresu";
        var before = await Site.GetPageAsync(training);
        Assert.Empty(before.Document.QuerySelectorAll(".go a"));
        Assert.Equal(before.Html, (await Site.GetPageAsync(training)).Html);

        Site.Clock.AdvanceTo(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
        Assert.Equal("Zapisz się na wtorek 1 grudnia", (await Site.GetPageAsync(training)).Text(".go a"));

        Site.Clock.AdvanceTo(new DateTimeOffset(2026, 11, 30, 11, 0, 0, TimeSpan.Zero));
        Assert.Empty((await Site.GetPageAsync(training)).Document.QuerySelectorAll(".go a"));

        Site.Clock.AdvanceTo(new DateTimeOffset(2026, 11, 30, 22, 59, 59, TimeSpan.Zero));
        await Site.GetPageAsync(training);
        var commands = Site.Commands.Sent;
        await Site.GetPageAsync(training);
        Assert.Equal(commands, Site.Commands.Sent);
        Site.Clock.Advance(TimeSpan.FromSeconds(1));
        await Site.GetPageAsync(training);
        Assert.NotEqual(commands, Site.Commands.Sent);
    }

    [Fact]
    public async Task Kept_pages_say_that_the_site_is_reached_over_TLS_alone_to_those_who_came_by_it()
    {
        await OfferAsync(new());
        using var plain = Site.CreateClient(new() { BaseAddress = new("http://programy.test") });
        using var secure = Site.CreateClient(new() { BaseAddress = new("https://programy.test") });
        const string Header = "Strict-Transport-Security";

        Assert.Null((await plain.AskAsync(List))[Header]);
        Assert.NotNull((await secure.AskAsync(List))[Header]);
        Assert.NotNull((await secure.AskAsync(List))[Header]);
        Assert.Null((await plain.AskAsync(List))[Header]);
    }

    [Fact]
    public async Task A_page_made_while_the_clock_was_a_day_ahead_is_made_anew_when_it_is_set_back()
    {
        await OfferAsync(new());
        Site.Clock.SetTo(Site.Clock.GetUtcNow().AddDays(1));
        await Site.GetPageAsync(List);
        Site.Clock.PutBack();
        var commands = Site.Commands.Sent;

        await Site.GetPageAsync(List);

        Assert.NotEqual(commands, Site.Commands.Sent);
    }

    [Fact]
    public async Task An_offer_that_ends_shows_by_the_clock_alone()
    {
        await OfferAsync(new(Seats: 1, Taken: 2));
        var all = await EnrolmentsAsync();
        await AtDeskAsync<EnrolmentDesk, bool>(desk => desk.WithdrawAsync(all[0]));
        await DeliverAsync();
        var before = await Site.GetPageAsync(List);
        Site.Clock.AdvanceTo((await EnrolmentsAsync())[1].OfferEndsAt!.Value);
        Assert.NotEqual(before.Text(".prow .seats"), (await Site.GetPageAsync(List)).Text(".prow .seats"));
    }

    private async Task<string> SeatsAsync() => (await Site.GetPageAsync(List)).Text(".prow .seats span");
}

public sealed class PageCacheOnSqlite(SqliteSite site) : PageCacheTests(site), IClassFixture<SqliteSite>;

public sealed class PageCacheOnPostgres(PostgresSite site) : PageCacheTests(site), IClassFixture<PostgresSite>;
