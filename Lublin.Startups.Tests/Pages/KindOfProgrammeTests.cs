using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

/// <summary>Each kind of programme has pages of its own, written once: what is no training stands on no page of trainings.</summary>
public abstract class KindOfProgrammeTests(SharedSite site) : SiteTests(site)
{
    private const string Slug = "odczyt-o-podatkach";

    [Fact]
    public async Task A_list_of_trainings_names_trainings_alone()
    {
        await AddLectureBesideTrainingAsync();

        var page = await Site.GetPageAsync("/szkolenia");

        Assert.Contains("/szkolenia/ksef-bez-stresu", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(Slug, page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_page_leads_to_the_next_dates_of_each_kind()
    {
        await AddLectureBesideTrainingAsync();

        var links = (await Site.GetPageAsync("/")).Document.QuerySelectorAll(".pcard h3 a").Select(link => link.GetAttribute("href")!).ToList();

        Assert.Contains("/szkolenia/ksef-bez-stresu", links[0], StringComparison.Ordinal);
        Assert.StartsWith($"/wyklady/{Slug}/", links[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_engines_are_told_of_each_programme_under_its_own_kind()
    {
        await AddLectureBesideTrainingAsync();

        var map = (await Site.GetPageAsync("/sitemap.xml")).Html;

        Assert.Contains("/szkolenia/ksef-bez-stresu<", map, StringComparison.Ordinal);
        Assert.Contains($"/wyklady/{Slug}<", map, StringComparison.Ordinal);
        Assert.DoesNotContain("/szkolenia/" + Slug, map, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/2026-12-01.ics")]
    [InlineData("/2026-12-01/zapisy")]
    public async Task An_address_of_one_kind_opens_nothing_else(string page)
    {
        await AddLectureBesideTrainingAsync();

        Assert.Equal(404, (await Site.GetPageAsync($"/szkolenia/{Slug}{page}")).Status);
        Assert.Equal(404, (await Site.GetPageAsync($"/wyklady/ksef-bez-stresu{page}")).Status);
        using var visitor = new SignUpVisitor(Site);
        Assert.Equal(200, (await visitor.OpenAsync($"/wyklady/{Slug}{page}")).Status);
        Assert.Equal(200, (await visitor.OpenAsync($"/szkolenia/ksef-bez-stresu{page}")).Status);
    }

    [Fact]
    public async Task A_date_has_a_page_of_its_own_where_its_kind_says_so()
    {
        await AddLectureBesideTrainingAsync();
        await OfferAsync(new Offer("dwa-terminy") { Kind = ProgrammeKind.Lecture, Date = new(2026, 12, 8) });

        var date = await Site.GetPageAsync($"/wyklady/{Slug}/2026-12-01");

        Assert.Equal(200, date.Status);
        Assert.Contains($"/wyklady/{Slug}/2026-12-01/zapisy", date.Html, StringComparison.Ordinal);
        Assert.Equal("Odczyt o podatkach", date.Heading);
        Assert.Equal(404, (await Site.GetPageAsync($"/wyklady/{Slug}/2026-12-08")).Status);
        Assert.Equal(404, (await Site.GetPageAsync("/szkolenia/ksef-bez-stresu/2026-12-01")).Status);
    }

    [Theory]
    [InlineData("", "Nie ma teraz terminu tego wykładu")]
    [InlineData("/en", "This lecture has no date at the moment")]
    [InlineData("/uk", "Зараз немає дати цієї лекції")]
    public async Task A_page_names_its_kind_in_every_language(string language, string words)
    {
        await AddLectureBesideTrainingAsync();
        Site.Clock.Advance(TimeSpan.FromDays(30));

        var page = await Site.GetPageAsync($"{language}/wyklady/{Slug}");

        Assert.Contains(words, page.Text("main"), StringComparison.Ordinal);
        Assert.Contains("kind-wyk", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("kind-szk\"", page.Document.QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("szkolenia", ProgrammeKind.Training, "Masz miejsce na szkoleniu", "Wszystkie szkolenia")]
    [InlineData("wyklady", ProgrammeKind.Lecture, "Masz miejsce na wykładzie", "Wszystkie wykłady")]
    public async Task Whoever_signs_up_goes_the_same_way_for_every_kind_and_is_told_of_it_by_its_name(string path, ProgrammeKind kind, string heading, string all)
    {
        await OfferAsync(new Offer(Slug) { Title = "Odczyt o podatkach", Kind = kind });
        using var visitor = new SignUpVisitor(Site);

        var form = await visitor.OpenAsync($"/{path}/{Slug}/2026-12-01/zapisy");
        var check = await visitor.FollowAsync(await visitor.SendAsync(form, SignUpVisitor.Answers()));
        Assert.StartsWith($"/{path}/{Slug}/2026-12-01/zapisy/sprawdz?f=", check.Document.QuerySelector("main form")!.GetAttribute("action"), StringComparison.Ordinal);
        var own = await visitor.FollowAsync(await visitor.SendAsync(check));

        Assert.Equal(heading, own.Heading);
        Assert.Contains($"href=\"/{path}/{Slug}\"", own.Html, StringComparison.Ordinal);
        Assert.Contains(all, own.Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var letter = await LetterAsync();
        Assert.Contains(heading, HtmlWords.Of(letter.Html), StringComparison.Ordinal);
        Assert.Contains(heading, letter.Text, StringComparison.Ordinal);
        var file = await Site.GetPageAsync($"/{path}/{Slug}/2026-12-01.ics");
        Assert.Contains($"/{path}/{Slug}\r\n", file.Html.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_sign_up_ends_under_the_kind_it_is()
    {
        await OfferAsync(new Offer(Slug) { Title = "Odczyt o podatkach", Kind = ProgrammeKind.Lecture });
        using var first = new SignUpVisitor(Site);
        await SignUpAsync(first);
        using var again = new SignUpVisitor(Site);

        var done = await SignUpAsync(again);

        Assert.Equal("Ten zapis już mamy", done.Heading);
        Assert.Contains("kind-wyk", done.Html, StringComparison.Ordinal);
        Assert.Contains("Wszystkie wykłady", done.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_menu_leads_to_a_kind_without_a_list()
    {
        await AddLectureBesideTrainingAsync();

        var menu = (await Site.GetPageAsync("/")).Document.QuerySelectorAll("header a").Select(link => link.GetAttribute("href")).ToList();

        Assert.Contains("/szkolenia", menu);
        Assert.Equal(Kinds.Listed.Contains(Kinds.Lecture), menu.Contains("/wyklady"));
    }

    private static async Task<SitePage> SignUpAsync(SignUpVisitor visitor)
    {
        var form = await visitor.OpenAsync($"/wyklady/{Slug}/2026-12-01/zapisy");
        return await visitor.FollowAsync(await visitor.SendAsync(await visitor.FollowAsync(await visitor.SendAsync(form, SignUpVisitor.Answers()))));
    }

    private async Task<Letter> LetterAsync()
    {
        var mail = await Site.WithAsync(db => db.Outbox.AsNoTracking().SingleAsync());
        return (await AtDeskAsync<IEnumerable<ILetter>, Letter?>(letters => letters.Single(letter => letter.Kind == mail.Kind).WriteAsync(mail, CancellationToken.None)))!;
    }

    private async Task AddLectureBesideTrainingAsync()
    {
        await OfferAsync(new Offer());
        await OfferAsync(new Offer(Slug) { Title = "Odczyt o podatkach", Kind = ProgrammeKind.Lecture });
    }
}

public sealed class KindOfProgrammeOnSqlite(SqliteSite site) : KindOfProgrammeTests(site), IClassFixture<SqliteSite>;

public sealed class KindOfProgrammeOnPostgres(PostgresSite site) : KindOfProgrammeTests(site), IClassFixture<PostgresSite>;
