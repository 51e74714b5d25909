using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

public abstract class PublicPagesTests(SharedSite site) : SiteTests(site)
{
    private Task OfferAsync(params Offer[] offers) => Site.WriteAsync(async db =>
    {
        foreach (var offer in offers)
            await offer.AddAsync(db, Site.Clock.GetUtcNow());
    });

    [Fact]
    public async Task The_home_page_shows_the_next_dates_and_a_way_to_all_of_them()
    {
        await OfferAsync(new Offer("pozniej", Taken: 1) { Title = "Później", Date = new(2026, 12, 10) }, new Offer { Date = new(2026, 12, 1) });

        var page = await Site.GetPageAsync("/");

        Assert.Equal(200, page.Status);
        Assert.Equal(["KSeF bez stresu", "Później"], page.Texts(".pcard h3"));
        Assert.Contains("wtorek 1 grudnia 2026, 17:00–19:30", page.Text(".pcard .meta"), StringComparison.Ordinal);
        Assert.Equal("Wszystkie terminy (2)", page.Text(".section-sand .head-row a"));
    }

    [Fact]
    public async Task An_empty_catalogue_says_so_in_words()
    {
        Assert.Equal("Nie ma teraz żadnych terminów", (await Site.GetPageAsync("/")).Text(".empty h3"));
        Assert.Equal("Nie ma teraz żadnych terminów", (await Site.GetPageAsync("/szkolenia")).Text(".empty h2"));
    }

    [Theory]
    [InlineData(10, 0, "Zostało 10 miejsc z 10")]
    [InlineData(10, 8, "Zostały 2 miejsca z 10")]
    [InlineData(10, 9, "Zostało 1 miejsce z 10")]
    [InlineData(2, 2, "Brak miejsc. Lista rezerwowa jest otwarta")]
    [InlineData(2, 5, "Brak miejsc. Lista rezerwowa: 3 osoby")]
    public async Task A_row_tells_how_many_seats_are_left(int seats, int taken, string sentence)
    {
        await OfferAsync(new Offer(Seats: seats, Taken: taken));

        var page = await Site.GetPageAsync("/szkolenia");

        Assert.Equal(sentence, page.Text(".prow .seats span"));
        Assert.Equal("wt. 1 grudnia, 17:00–19:30", page.Text(".prow .meta span"));
    }

    [Fact]
    public async Task A_list_of_three_asks_the_database_no_more_often_than_a_list_of_one()
    {
        await OfferAsync(new Offer());
        var one = await CountAsync("/szkolenia");

        await OfferAsync(new Offer("drugie", Taken: 3) { Sessions = 3 }, new Offer("trzecie", 2, 4));
        var three = await CountAsync("/szkolenia");

        Assert.Equal(2, one);
        Assert.Equal(one, three);
    }

    [Fact]
    public async Task A_training_with_three_dates_asks_the_database_no_more_often_than_with_one()
    {
        await OfferAsync(new Offer(), new Offer("drugie"));
        var one = await CountAsync("/szkolenia/drugie");
        await Site.WriteAsync(async db =>
        {
            var programme = await db.Programmes.SingleAsync(programme => programme.Slug == "drugie");
            var room = await db.Sessions.OrderBy(session => session.Id).Select(session => session.RoomId).FirstAsync();
            foreach (var day in new[] { 7, 8 })
            {
                var edition = new Edition(programme, new(5, "pl", Site.Clock.GetUtcNow(), "2026-11-01"));
                edition.AddSession(new(new(2026, 12, day), new(9, 0), new(11, 0), room));
                edition.Publish($"2026-12-0{day}", Site.Clock.GetUtcNow());
                db.Add(edition);
            }
        });

        Assert.Equal(one, await CountAsync("/szkolenia/drugie"));
        Assert.Equal(3, (await Site.GetPageAsync("/szkolenia/drugie")).Texts(".sessions > li").Count);
    }

    [Fact]
    public async Task Filters_and_words_narrow_the_list_and_can_be_taken_away_again()
    {
        await OfferAsync(new Offer { English = "Invoices" }, new Offer("zolc") { Title = "Żółta łódź", Online = true }, new Offer("uk") { Title = "По-українськи", Language = "uk" });

        using var visitor = new SignUpVisitor(Site);
        var all = await visitor.OpenAsync("/szkolenia");
        Assert.Equal(["Żółta łódź"], (await visitor.FilterAsync(all, ("q", "zolta LODZ"))).Texts(".prow h3"));
        Assert.Equal(["KSeF bez stresu"], (await visitor.FilterAsync(await visitor.OpenAsync("/"), ("q", "invoices"))).Texts(".prow h3"));
        Assert.Equal(["Żółta łódź"], (await visitor.FilterAsync(all, ("forma", "online"))).Texts(".prow h3"));
        Assert.Equal(2, (await visitor.FilterAsync(all, ("jezyk", "uk"), ("jezyk", "pl"), ("forma", "na-miejscu"))).Texts(".prow h3").Count);
        var nothing = await visitor.FilterAsync(all, ("forma", "online"), ("jezyk", "uk"));
        Assert.Equal("Nie ma szkoleń dla tych filtrów", nothing.Text(".empty h3"));
        Assert.Equal(["/szkolenia?forma=online", "/szkolenia?jezyk=uk"], nothing.Document.QuerySelectorAll(".applied a.f").Select(link => link.GetAttribute("href")).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("/szkolenia?poziom=nie-ma&strona=-7&q=%00")]
    [InlineData("/szkolenia?strona=99999999999999&jezyk=%F0%9F%90%90")]
    public async Task Parameters_that_are_not_ours_are_ignored(string address)
    {
        await OfferAsync(new Offer());

        Assert.Equal(200, (await Site.GetPageAsync(address)).Status);
    }

    [Fact]
    public async Task A_long_list_goes_on_to_the_next_page()
    {
        await OfferAsync([.. Enumerable.Range(1, 31).Select(i => new Offer($"nr-{i}") { Title = $"Nr {i}" })]);

        Assert.Equal(30, (await Site.GetPageAsync("/szkolenia")).Texts(".prow").Count);
        var second = await Site.GetPageAsync("/szkolenia?strona=2");
        Assert.Single(second.Texts(".prow"));
        Assert.Equal("Strona 2", second.Text(".pager [aria-current] .visually-hidden"));
        Assert.Empty(second.Texts("span[aria-label]"));
    }

    [Fact]
    public async Task Texts_without_a_translation_are_shown_in_their_own_language_and_say_so()
    {
        await OfferAsync(new Offer());

        var page = await Site.GetPageAsync("/en/szkolenia/ksef-bez-stresu");

        Assert.Equal("en", page.Document.DocumentElement.GetAttribute("lang"));
        Assert.Equal("pl", page.Document.QuerySelector("h1")!.GetAttribute("lang"));
        Assert.Contains("Text without a translation is in Polish.", page.Text(".phead"), StringComparison.Ordinal);
        Assert.Equal("/en/szkolenia/ksef-bez-stresu/2026-12-01/zapisy", page.Document.QuerySelector(".go a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_translated_title_does_not_hide_that_the_rest_is_in_another_language()
    {
        await OfferAsync(new Offer { English = "Invoices without stress" });

        var page = await Site.GetPageAsync("/en/szkolenia/ksef-bez-stresu");

        Assert.Null(page.Document.QuerySelector("h1")!.GetAttribute("lang"));
        Assert.Equal("pl", page.Document.QuerySelector(".phead .lead")!.GetAttribute("lang"));
        Assert.Contains("Text without a translation is in Polish.", page.Text(".phead"), StringComparison.Ordinal);
        Assert.DoesNotContain("Ten opis", (await Site.GetPageAsync("/szkolenia/ksef-bez-stresu")).Text(".phead"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_training_lists_every_session_its_venue_and_what_to_bring()
    {
        await OfferAsync(new Offer { Sessions = 3 });

        var page = await Site.GetPageAsync("/szkolenia/ksef-bez-stresu");

        Assert.Equal(["wt. 1 grudnia, 17:00–19:30", "wt. 8 grudnia, 17:00–19:30", "wt. 15 grudnia, 17:00–19:30"], page.Texts(".when ol li"));
        Assert.Contains("3 spotkania, 7 godz. 30 min", page.Text(".facts"), StringComparison.Ordinal);
        Assert.Contains("Winda przy wejściu.", page.Text("main"), StringComparison.Ordinal);
        Assert.Contains("laptop", page.Text(".note"), StringComparison.Ordinal);
        Assert.Equal("Zapisz się na wtorek 1 grudnia", page.Text(".go a"));
    }

    [Fact]
    public async Task A_cancelled_date_has_no_button()
    {
        await OfferAsync(new Offer());
        await Site.WriteAsync(async db => (await db.Editions.Include(edition => edition.Sessions).SingleAsync()).Cancel("Choroba", Site.Clock.GetUtcNow()));

        var page = await Site.GetPageAsync("/szkolenia/ksef-bez-stresu");

        Assert.Equal("Odwołane", page.Text(".go"));
        Assert.Empty(page.Document.QuerySelectorAll(".go a"));
    }

    [Fact]
    public async Task A_withdrawn_training_is_gone_and_a_draft_was_never_there()
    {
        await OfferAsync(new Offer(), new Offer("szkic") { Published = false });
        await Site.WriteAsync(async db => (await db.Programmes.SingleAsync(programme => programme.Slug == "ksef-bez-stresu")).Withdraw(Site.Clock.GetUtcNow()));

        var gone = await Site.GetPageAsync("/uk/szkolenia/ksef-bez-stresu");

        Assert.Equal(410, gone.Status);
        Assert.Equal("uk", gone.Document.DocumentElement.GetAttribute("lang"));
        Assert.Equal("/uk/szkolenia", gone.Document.QuerySelector("main .btn-primary")!.GetAttribute("href"));
        Assert.Equal(404, (await Site.GetPageAsync("/szkolenia/szkic")).Status);
        Assert.Equal(404, (await Site.GetPageAsync("/szkolenia/szkic/2026-12-01.ics")).Status);
        Assert.DoesNotContain("szkic", (await Site.GetPageAsync("/sitemap.xml")).Html, StringComparison.Ordinal);
    }

    private async Task<int> CountAsync(string address)
    {
        await Site.GetPageAsync(address);
        await Site.WriteAsync(_ => Task.CompletedTask);
        var before = Site.Commands.Sent;
        Assert.Equal(200, (await Site.GetPageAsync(address)).Status);
        return Site.Commands.Sent - before;
    }
}

public sealed class PublicPagesOnSqlite(SqliteSite site) : PublicPagesTests(site), IClassFixture<SqliteSite>;

public sealed class PublicPagesOnPostgres(PostgresSite site) : PublicPagesTests(site), IClassFixture<PostgresSite>;
