using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Pages;
using Lublin.Startups.Web.Pages.Cache;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Lublin.Startups.Tests;

/// <summary>How often a page is made, visitor by visitor.</summary>
public sealed class PageMakingTests
{
    private readonly DataVersion version = new();
    private readonly TestClock clock = new();
    private readonly PageCache cache;
    private int made;

    public PageMakingTests() => cache = new(version, clock, Options.Create(new PagesOptions()), new StandingOptions<SiteOptions>(new() { PublicUrl = new("https://programy.example.org") }));

    [Fact]
    public async Task Who_looked_before_another_finished_the_page_gets_that_one()
    {
        var late = await LookAsync();
        await cache.FillAsync(await LookAsync(), MakeAsync);

        await cache.FillAsync(late, MakeAsync);

        Assert.Equal(1, made);
        Assert.Equal("1", Text(late));
    }

    [Fact]
    public async Task Who_looked_before_a_change_and_asks_after_it_gets_a_new_page()
    {
        var late = await LookAsync();
        await cache.FillAsync(await LookAsync(), MakeAsync);
        version.Raise();

        await cache.FillAsync(late, MakeAsync);

        Assert.Equal("2", Text(late));
    }

    [Fact]
    public async Task A_change_of_ones_own_that_comes_back_from_the_database_makes_no_page_anew()
    {
        await VisitAsync();
        version.RaiseFor(version.Instance);
        await VisitAsync();
        Assert.Equal(1, made);

        version.RaiseFor(new DataVersion().Instance);
        await VisitAsync();
        Assert.Equal(2, made);
    }

    [Fact]
    public async Task A_page_is_made_once_under_whatever_name_and_port_it_is_asked_for()
    {
        foreach (var host in (string[])["programy.example.org", "PROGRAMY.example.org", "programy.example.org:8443", "xyz.example.org"])
            await VisitAsync(host);
        Assert.Equal(1, made);
    }

    private Task VisitAsync(string host = "programy.example.org") => cache.ServeAsync(Asked(host), context => cache.FillAsync(context, MakeAsync));

    private async Task<HttpContext> LookAsync()
    {
        var context = Asked();
        await cache.ServeAsync(context, _ => Task.CompletedTask);
        return context;
    }

    private static DefaultHttpContext Asked(string host = "programy.example.org")
    {
        var context = new DefaultHttpContext { Request = { Method = "GET", Host = new(host), Path = "/szkolenia" }, Response = { Body = new MemoryStream() } };
        context.SetEndpoint(new Endpoint(requestDelegate: null, new(new CachedPageAttribute()), displayName: null));
        return context;
    }

    private Task MakeAsync(HttpContext context)
    {
        PageLife.Of(context).Until(clock.GetUtcNow().AddDays(1));
        return context.Response.WriteAsync($"{++made}");
    }

    private static string Text(HttpContext context) => System.Text.Encoding.UTF8.GetString(((MemoryStream)context.Response.Body).ToArray());
}
