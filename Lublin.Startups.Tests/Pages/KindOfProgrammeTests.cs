using Lublin.Startups.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Tests;

/// <summary>Each kind of programme has pages of its own: what is no training stands on no page of trainings.</summary>
public abstract class KindOfProgrammeTests(SharedSite site) : SiteTests(site)
{
    private const string Slug = "odczyt-o-podatkach";

    [Theory]
    [InlineData("/")]
    [InlineData("/szkolenia")]
    [InlineData("/sitemap.xml")]
    public async Task A_list_of_trainings_names_trainings_alone(string address)
    {
        await AddLectureBesideTrainingAsync();

        var page = await Site.GetPageAsync(address);

        Assert.Contains("/szkolenia/ksef-bez-stresu", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(Slug, page.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/2026-12-01.ics")]
    [InlineData("/2026-12-01/zapisy")]
    public async Task An_address_of_trainings_opens_nothing_else(string page)
    {
        await AddLectureBesideTrainingAsync();

        Assert.Equal(404, (await Site.GetPageAsync($"/szkolenia/{Slug}{page}")).Status);
    }

    private async Task AddLectureBesideTrainingAsync()
    {
        await OfferAsync(new Offer());
        await OfferAsync(new Offer(Slug) { Title = "Odczyt o podatkach" });
        await Site.WithAsync(db => db.Database.ExecuteSqlAsync($"UPDATE programmes SET kind = 'Lecture' WHERE slug = {Slug}"));
    }
}

public sealed class KindOfProgrammeOnSqlite(SqliteSite site) : KindOfProgrammeTests(site), IClassFixture<SqliteSite>;

public sealed class KindOfProgrammeOnPostgres(PostgresSite site) : KindOfProgrammeTests(site), IClassFixture<PostgresSite>;
