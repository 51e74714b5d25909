using Lublin.Startups.Tests.Support;
using Microsoft.Playwright;

namespace Lublin.Startups.Tests;

/// <summary>Going back, forth and reloading after an error, as a browser does it.</summary>
[Collection(SharedTour.Name)]
public sealed class WrongFormJourneyTests(PublicTour tour)
{
    [Theory]
    [InlineData("form", "#Form_Name")]
    [InlineData("links", "#Email")]
    public async Task After_an_error_back_forth_and_reloading_open_pages_and_send_nothing_again(string stop, string field)
    {
        var page = await Browser.NewPageAsync();
        await page.GotoAsync(tour.Site.At("/szkolenia"));
        await page.GotoAsync(tour.Site.At(stop is "form" ? tour.PathTo(stop) : "/moje-zapisy"));
        await page.Locator(field).FillAsync("Łucja 🐐");
        List<string> sent = [];
        page.Request += (_, request) => sent.Add(request.Method);

        await page.Locator("main form[method=post] button[type=submit]").First.ClickAsync();
        await Assertions.Expect(page.Locator(".errsum")).ToBeFocusedAsync();
        Assert.Contains("POST", sent);
        sent.Clear();

        Assert.Equal(200, (await page.ReloadAsync())!.Status);
        await Assertions.Expect(page.Locator(".errsum")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(field)).ToHaveValueAsync("Łucja 🐐");
        Assert.Equal(200, (await page.GoBackAsync())!.Status);
        Assert.Equal(200, (await page.GoForwardAsync())!.Status);
        await Assertions.Expect(page.Locator(".errsum")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(field)).ToHaveValueAsync("Łucja 🐐");

        Assert.DoesNotContain("POST", sent);
        await page.CloseAsync();
    }
}
