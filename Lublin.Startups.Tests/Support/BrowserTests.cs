using Microsoft.Playwright;

namespace Lublin.Startups.Tests.Support;

public sealed class BrowserTests
{
    private const string Good = "<!doctype html><html lang=pl><title>Szkolenia</title><main><h1>Szkolenia</h1><button>Zapisz się</button></main>"
        + "<script>document.querySelector('button').onclick = e => e.target.textContent = 'kliknięto ' + navigator.language</script></html>";

    [Fact]
    public async Task A_page_answers_a_click_in_the_language_asked_for()
    {
        var page = await Browser.NewPageAsync(locale: "uk-UA");
        await page.SetContentAsync(Good);

        await page.ClickAsync("button");

        Assert.Equal("kliknięto uk-UA", await page.TextContentAsync("button"));
        await page.CloseAsync();
    }

    [Fact]
    public async Task Without_JavaScript_a_page_s_scripts_do_nothing()
    {
        var page = await Browser.NewPageAsync(javaScript: false);
        await page.SetContentAsync(Good);

        await page.ClickAsync("button");

        Assert.Equal("Zapisz się", await page.TextContentAsync("button"));
        await page.CloseAsync();
    }

    [Fact]
    public async Task Width_and_theme_are_the_visitor_s()
    {
        var page = await Browser.NewPageAsync(320, 640, colorScheme: ColorScheme.Dark);
        await page.SetContentAsync("<!doctype html><title>x</title><div style='width:400px'>szeroko</div>");

        Assert.Equal(320, await page.EvaluateAsync<int>("innerWidth"));
        Assert.True(await page.EvaluateAsync<bool>("matchMedia('(prefers-color-scheme: dark)').matches"));
        Assert.InRange(await page.SidewaysOverflowAsync(), 80, 100);
        await page.CloseAsync();
    }

    [Fact]
    public async Task Axe_names_the_rule_and_the_place_and_is_silent_about_a_sound_page()
    {
        var page = await Browser.NewPageAsync();
        await page.SetContentAsync(Good);
        Assert.Empty(await page.AxeViolationsAsync());

        await page.SetContentAsync("<!doctype html><html lang=pl><title>x</title><main><h1>x</h1><img id=mapa src=x></main></html>");
        var violation = Assert.Single(await page.AxeViolationsAsync());

        Assert.StartsWith("image-alt (critical): ", violation, StringComparison.Ordinal);
        Assert.EndsWith("#mapa", violation, StringComparison.Ordinal);
        await page.CloseAsync();
    }

    [Theory]
    [InlineData("#bbb")]
    [InlineData("#fff")]
    public async Task Words_that_are_hard_to_see_or_not_to_be_seen_are_found(string colour)
    {
        var page = await Browser.NewPageAsync();
        await page.SetContentAsync(Good.Replace("<h1>", $"<h1 style='color:{colour};background:#fff'>", StringComparison.Ordinal));

        Assert.StartsWith("color-contrast (serious): ", Assert.Single(await page.AxeViolationsAsync()), StringComparison.Ordinal);
        await page.CloseAsync();
    }

    [Fact]
    public async Task A_screen_is_kept_as_a_picture()
    {
        var page = await Browser.NewPageAsync();
        await page.SetContentAsync(Good);

        var path = await page.KeepScreenAsync("browser-tests");

        Assert.EndsWith(Path.Combine("TestResults", "screens", "browser-tests.png"), path, StringComparison.Ordinal);
        Assert.True(new FileInfo(path).Length > 1_000);
        await page.CloseAsync();
    }
}
