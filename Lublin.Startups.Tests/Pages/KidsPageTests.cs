using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Kids;
using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Tests;

/// <summary>The page of Przedsiębiorcze dzieciaki: seven dates, who may take part, by which rule, when; past years in counts that were kept.</summary>
public abstract class KidsPageTests(SharedSite site) : SiteTests(site)
{
    private const string Page = "/przedsiebiorcze-dzieciaki";

    [Theory]
    [InlineData("", "Poznajemy Koziołka", "Następny nabór ogłosimy tutaj")]
    [InlineData("/en", "Meet Koziołek", "We will announce the next call here")]
    [InlineData("/uk", "Знайомимося з Козликом", "Наступний набір ми оголосимо тут")]
    public async Task Before_any_season_is_announced_everything_else_is_told(string language, string first, string call)
    {
        await SeasonAsync(isAnnounced: false);

        var page = await Site.GetPageAsync(language + Page);

        Assert.Equal(200, page.Status);
        Assert.Equal(7, page.Texts(".seven h3").Count);
        Assert.Equal(first, page.Texts(".seven h3")[0]);
        Assert.Contains(call, page.Text(".opening"), StringComparison.Ordinal);
        Assert.Equal(6, page.Texts(".rules li").Count);
        Assert.Empty(page.Document.QuerySelectorAll(".kband"));
    }

    [Fact]
    public async Task The_opening_is_told_as_day_and_hour_with_limits_and_end_and_the_desk_is_led_to()
    {
        await SeasonAsync();

        var page = await Site.GetPageAsync(Page);

        Assert.Contains("Otwarcie zapisów wtorek 12 stycznia 2027, 9:00 Zamknięcie: piątek 22 stycznia 2027, 15:00", page.Text(".opening .when"), StringComparison.Ordinal);
        Assert.StartsWith("15 grup, do 350 dzieci", page.Text(".op-side"), StringComparison.Ordinal);
        Assert.Contains("Z jednej placówki do 3 grup.", page.Text(".rules"), StringComparison.Ordinal);
        Assert.Contains("wtorek 8 czerwca 2027, 9:00", page.Text(".is-gala"), StringComparison.Ordinal);
        Assert.Contains("piątek 12 lutego 2027", page.Text(".sv-tip"), StringComparison.Ordinal);
        Assert.Contains("Spotkanie organizacyjne: środa 17 lutego", page.Text("#szkola"), StringComparison.Ordinal);
        Assert.Equal(SchoolLinks.Find, page.Document.QuerySelector(".khero .btn-primary")!.GetAttribute("href"));
        Assert.Equal("mailto:biznes@lublin.eu", page.Document.QuerySelector(".g-call a[href^=mailto]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task The_state_of_the_call_follows_the_clock_though_the_page_is_kept()
    {
        await SeasonAsync();
        Assert.Contains("Otwarcie zapisów", (await Site.GetPageAsync(Page)).Text(".opening"), StringComparison.Ordinal);

        Site.Clock.AdvanceTo(Warsaw.ToInstant(new(2027, 1, 12), new(9, 0)));
        Assert.Contains("Zostało: 15 grup, 350 miejsc dla dzieci.", (await Site.GetPageAsync(Page)).Text(".opening"), StringComparison.Ordinal);

        Site.Clock.AdvanceTo(Warsaw.ToInstant(new(2027, 1, 22), new(15, 0)));
        var closed = await Site.GetPageAsync(Page);
        Assert.Contains("Zapisy są zamknięte", closed.Text(".opening"), StringComparison.Ordinal);
        Assert.Null(closed.Document.QuerySelector(".khero .btn-primary"));
    }

    [Fact]
    public async Task A_meeting_with_a_title_of_its_own_is_told_in_polish_and_said_to_be()
    {
        await SeasonAsync([.. MeetingTemplate.Usual().Select((meeting, index) => index == 1 ? meeting with { Title = "Targ pomysłów" } : meeting)]);

        var page = await Site.GetPageAsync("/en" + Page);

        Assert.Equal("Targ pomysłów", page.Texts(".seven h3[lang=pl]").Single());
        Assert.Equal("A visit to a company", page.Texts(".seven h3")[3]);
    }

    [Fact]
    public async Task Past_years_are_told_in_counts_that_were_kept_and_samples_are_said_to_be()
    {
        await Site.WriteAsync(db =>
        {
            db.AddRange(
                new FrozenSeason(2025, new(14, 301, 12, 14, 10, 56, 14, 14, 20), "staff:1", Site.Clock.GetUtcNow()),
                new FrozenSeason(2026, new(15, 338, 13, 15, 12, 60, 15, 15, 22), "staff:1", Site.Clock.GetUtcNow(), isSample: true));
            return Task.CompletedTask;
        });

        var page = await Site.GetPageAsync(Page);

        Assert.Equal(["Edycja 2026 w liczbach", "Edycja 2025 w liczbach"], page.Texts(".kband h2, .kband h3"));
        Assert.Equal(["15", "338", "13", "60", "15", "14", "301", "12", "56", "14"], page.Texts(".figs dd"));
        Assert.Equal(["Dane przykładowe"], page.Texts(".kband .tag"));
    }

    [Theory]
    [InlineData("", "Siedem spotkań dla grup dzieci")]
    [InlineData("/en", "Seven meetings for groups of children")]
    [InlineData("/uk", "Сім зустрічей для груп дітей")]
    public async Task The_first_page_leads_there_and_no_more_says_that_it_is_in_preparation(string language, string text)
    {
        var tile = (await Site.GetPageAsync(language.Length == 0 ? "/" : language)).Document.QuerySelector(".route.kind-dz")!;

        Assert.Equal(language + Page, tile.QuerySelector("a")!.GetAttribute("href"));
        Assert.StartsWith(text, tile.QuerySelector("p")!.TextContent, StringComparison.Ordinal);
    }

    private Task SeasonAsync(IReadOnlyList<MeetingTemplate>? template = null, bool isAnnounced = true) => Site.WriteAsync(async db =>
    {
        var programme = new Programme(ProgrammeKind.Kids, "przedsiebiorcze-dzieciaki", new(new("pl", "Przedsiębiorcze dzieciaki"), new("pl", "Siedem spotkań"), null, new("pl", "Dla grup"), null), ProgrammeLevel.Basic);
        var edition = new Edition(programme, new(Season.UsualChildren, "pl", Warsaw.ToInstant(new(2027, 1, 12), new(9, 0)), "2026-11-01", Warsaw.ToInstant(new(2027, 1, 22), new(15, 0))) { MaxGroups = Season.UsualGroups });
        edition.AddSession(new(new(2027, 6, 8), new(9, 0), new(11, 0), RoomId: null));
        if (isAnnounced)
            edition.Publish("2027-06-08", Site.Clock.GetUtcNow());
        var season = new Season(edition, 2027, new(3, new(2027, 3, 15), new(2027, 2, 12), "środa 17 lutego 2027, 14:30, Ratusz"));
        if (template is not null)
            season.ChangeTemplate(template);
        db.AddRange(edition, season);
        await db.SaveChangesAsync();
    });
}

public sealed class KidsPageOnSqliteTests(SqliteSite site) : KidsPageTests(site), IClassFixture<SqliteSite>;

public sealed class KidsPageOnPostgresTests(PostgresSite site) : KidsPageTests(site), IClassFixture<PostgresSite>;
