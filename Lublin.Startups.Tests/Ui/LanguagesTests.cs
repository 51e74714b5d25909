using System.Globalization;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Lublin.Startups.Tests;

public sealed class LanguagesTests
{
    [Theory]
    [InlineData("/szkolenia", "", "/szkolenia", "pl-PL")]
    [InlineData("/en/szkolenia", "/en", "/szkolenia", "en-GB")]
    [InlineData("/uk", "/uk", "/", "uk-UA")]
    [InlineData("/ukulele", "", "/ukulele", "pl-PL")]
    public async Task The_language_is_read_off_the_address_and_moved_to_the_base(string address, string pathBase, string path, string culture)
    {
        var (context, seen) = await PassAsync(address, "");

        Assert.Equal(pathBase, context.Request.PathBase.Value);
        Assert.Equal(path, context.Request.Path.Value);
        Assert.Equal(culture, seen);
    }

    [Fact]
    public async Task The_switch_leads_to_the_same_page_and_question_in_the_other_language()
    {
        var (context, _) = await PassAsync("/en/szkolenia/ksef", "?q=a b");

        Assert.Equal("/uk/szkolenia/ksef?q=a b", context.Language().In(Languages.Ukrainian));
        Assert.Equal("/szkolenia/ksef", context.Language().PathIn(Languages.Polish));
    }

    [Fact]
    public async Task The_home_page_has_one_address_in_each_language()
    {
        var (context, _) = await PassAsync("/en", "");

        Assert.Equal("/ /en/ /uk/", string.Join(' ', Languages.All.Select(context.Language().PathIn)));
    }

    [Theory]
    [InlineData("/en//evil.example")]
    [InlineData("/en///evil.example")]
    [InlineData("//evil.example")]
    public async Task The_switch_never_leads_to_another_host(string address)
    {
        var (context, _) = await PassAsync(address, "");

        Assert.Equal("/evil.example /en/evil.example /uk/evil.example", string.Join(' ', Languages.All.Select(context.Language().In)));
    }

    private static async Task<(HttpContext Context, string Culture)> PassAsync(string address, string query)
    {
        var culture = "";
        var app = new ApplicationBuilder(new NoServices());
        app.UseLanguages();
        app.Run(_ =>
        {
            culture = CultureInfo.CurrentUICulture.Name;
            return Task.CompletedTask;
        });
        var context = new DefaultHttpContext { Request = { Path = address, QueryString = new QueryString(query) } };
        await app.Build()(context);
        return (context, culture);
    }

    private sealed class NoServices : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
