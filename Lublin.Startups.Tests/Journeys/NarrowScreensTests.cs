using Lublin.Startups.Tests.Support;
using Microsoft.Playwright;

namespace Lublin.Startups.Tests;

/// <summary>What a browser alone can tell: words with room around them, things to press, other colours, paper.</summary>
[Collection(SharedTour.Name)]
public sealed class NarrowScreensTests(PublicTour tour)
{
    public static TheoryData<string> Stops => PublicTour.Stops;

    [Theory]
    [MemberData(nameof(Stops))]
    public async Task A_page_on_the_narrowest_telephone_has_targets_for_fingers_and_takes_more_room_between_letters_and_lines(string stop)
    {
        var page = await Browser.NewPageAsync(320, 640);
        await tour.GoAsync(page, stop);
        await page.EvaluateAsync("() => document.querySelectorAll('main details').forEach(details => { details.open = true })");

        Assert.Equal("", await page.SmallTargetsAsync());
        await page.SpaceOutAsync();
        Assert.Equal("", await page.SqueezedWordsAsync());
        // Lists that no screen reader names, drawings that it would spell out, names on what has no role.
        Assert.Equal(0, await page.Locator("ul[aria-label], ol[aria-label], dl[aria-label], span[aria-label], svg[hidden], svg:not([aria-hidden=true]):not([role=img])").CountAsync());
        await page.CloseAsync();
    }

    [Theory]
    [InlineData("home")]
    [InlineData("list")]
    [InlineData("training several")]
    [InlineData("week of lectures")]
    [InlineData("lecture with seats")]
    public async Task Ukrainian_words_take_more_room_too(string stop)
    {
        var page = await Browser.NewPageAsync(320, 640);
        await page.GotoAsync(tour.Site.At("/uk" + tour.PathTo(stop is "training several" ? "training of several meetings" : stop)));
        await page.SpaceOutAsync();

        Assert.Equal("", await page.SqueezedWordsAsync());
        await page.CloseAsync();
    }

    [Theory]
    [InlineData(390, "/")]
    [InlineData(320, "/")]
    [InlineData(320, "/uk")]
    [InlineData(768, "/")]
    [InlineData(1280, "/")]
    public async Task The_choice_of_language_stands_in_the_header_of_every_screen(int width, string path)
    {
        var page = await Browser.NewPageAsync(width, 640);
        await page.GotoAsync(tour.Site.At(path));

        foreach (var language in await page.Locator("header .langs > *").AllAsync())
        {
            var box = (await language.BoundingBoxAsync())!;
            Assert.True(box.X >= 0 && box.X + box.Width <= width && box.Y + box.Height <= 160 && box.Width >= 24 && box.Height >= 24, $"{await language.TextContentAsync()} {box.X},{box.Y} {box.Width}×{box.Height}");
        }

        Assert.Equal(3, await page.Locator("header .langs > *:visible").CountAsync());
        await page.CloseAsync();
    }

    [Theory]
    [InlineData(1280, 0)]
    [InlineData(390, 1)]
    public async Task The_filters_button_can_be_reached_only_where_it_does_something(int width, int stops)
    {
        var page = await Browser.NewPageAsync(width, 800);
        await tour.GoAsync(page, "list");
        List<string> reached = [];
        for (var i = 0; i < 12; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            reached.Add(await page.EvaluateAsync<string>("() => document.activeElement.matches('.filters summary') ? 'button' : document.activeElement.id"));
        }

        Assert.Equal(stops, reached.Count(each => each is "button"));
        Assert.Equal(stops == 0, reached.Contains("q"));
        Assert.Equal(["Filtry"], await page.Locator(".filters-title:visible, .filters summary:visible").AllInnerTextsAsync());
        await page.CloseAsync();
    }

    [Fact]
    public async Task In_forced_colours_what_is_current_differs_from_its_neighbours_by_more_than_its_ground()
    {
        var page = await Browser.NewPageAsync();
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active, ColorScheme = ColorScheme.Dark });
        await tour.GoAsync(page, "list");
        const string Lines = "found => { const style = getComputedStyle(found); return `${style.outlineStyle} ${style.borderTopColor} ${style.borderBottomColor} ${style.borderTopWidth}` }";
        foreach (var (current, other) in new[] { (".langs [aria-current]", ".langs a"), (".nav-d [aria-current]", ".nav-d a:not([aria-current])") })
            Assert.NotEqual(await page.Locator(other).First.EvaluateAsync<string>(Lines), await page.Locator(current).EvaluateAsync<string>(Lines));

        await tour.GoAsync(page, "form");
        var steps = await Task.WhenAll(new[] { ".done", "[aria-current]", "li:last-child" }.Select(step => page.Locator($".steps {step}").EvaluateAsync<string>(Lines)));
        Assert.Equal(3, steps.Distinct(StringComparer.Ordinal).Count());
        // Dark words that are kept dark could not be read on the ground that the visitor has chosen.
        Assert.Equal(
            await page.Locator("h1").EvaluateAsync<string>("found => getComputedStyle(found).color"),
            await page.Locator(".steps [aria-current]").EvaluateAsync<string>("found => getComputedStyle(found).color"));
        await page.CloseAsync();
    }

    [Theory]
    [InlineData("training of several meetings")]
    [InlineData("confirmed")]
    [InlineData("waiting")]
    [InlineData("done")]
    [InlineData("list")]
    public async Task On_paper_a_page_is_black_on_white_without_what_can_only_be_pressed_and_names_the_service(string stop)
    {
        var page = await Browser.NewPageAsync(colorScheme: ColorScheme.Dark);
        await tour.GoAsync(page, stop);
        await page.EmulateMediaAsync(new() { Media = Media.Print });

        Assert.Equal("", string.Join('\n', await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('header, footer, .btn, button, input, summary, .stickybar, .crumbs')]
                .filter(found => found.checkVisibility()).map(found => `printed: ${found.tagName}.${found.className}`)
            """)));
        Assert.Equal("", string.Join('\n', await page.EvaluateAsync<string[]>("""
            () => {
                const light = new Set();
                const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
                for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                    const words = node.parentElement;
                    if (!node.data.trim() || !words.checkVisibility() || words.closest('.visually-hidden, script, style')) continue;
                    const [red, green, blue] = getComputedStyle(words).color.match(/[\d.]+/g).map(Number);
                    if (.299 * red + .587 * green + .114 * blue > 130) light.add(`light: ${node.data.trim().slice(0, 30)}`);
                }
                return [...light];
            }
            """)));
        if (stop is not "list")
            Assert.Contains("Przedsiębiorczy Lublin", await page.Locator("main .printhead").InnerTextAsync(), StringComparison.Ordinal);
        await page.CloseAsync();
    }
}
