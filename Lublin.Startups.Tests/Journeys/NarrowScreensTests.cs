using Lublin.Startups.Tests.Support;
using Microsoft.Playwright;

namespace Lublin.Startups.Tests;

/// <summary>What a browser alone can tell: words with room around them, things to press, other colours, paper.</summary>
[Collection(SharedTour.Name)]
public sealed class NarrowScreensTests(PublicTour tour)
{
    // WCAG 1.4.12.
    private const string Space = """
        () => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }');
            document.adoptedStyleSheets = [sheet];
        }
        """;

    // Words that leave the screen, are cut off by their box, or lie on other words.
    private const string Squeezed = """
        () => {
            const found = [], lines = [];
            const isHidden = element => element.closest('.visually-hidden, .hp, .skip, .stickybar, .symbols, script, style, details:not([open]) > :not(summary)') !== null
                || element.checkVisibility({ visibilityProperty: true }) === false || getComputedStyle(element).clip !== 'auto';
            if (document.documentElement.scrollWidth > innerWidth)
                found.push(`scrolls sideways by ${document.documentElement.scrollWidth - innerWidth}`);
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                if (!node.data.trim() || isHidden(node.parentElement)) continue;
                const range = document.createRange();
                range.selectNodeContents(node);
                const box = node.parentElement.closest('a, button, summary, span, p, h1, h2, h3, li, td, th, dd, dt, div');
                for (const rect of range.getClientRects()) {
                    if (rect.width < 2) continue;
                    const words = node.data.trim().slice(0, 30);
                    if (rect.left < -1 || rect.right > innerWidth + 1) found.push(`off the screen: ${words}`);
                    for (let around = box; around; around = around.parentElement) {
                        const style = getComputedStyle(around), edge = around.getBoundingClientRect();
                        if (/hidden|clip/.test(style.overflowX + style.overflowY) && (rect.right > edge.right + 2 || rect.bottom > edge.bottom + 4)) found.push(`cut off: ${words}`);
                    }
                    lines.push({ rect, node, words });
                }
            }
            for (let i = 0; i < lines.length; i++)
                for (let j = i + 1; j < lines.length; j++) {
                    const [one, other] = [lines[i], lines[j]];
                    if (one.node === other.node) continue;
                    const wide = Math.min(one.rect.right, other.rect.right) - Math.max(one.rect.left, other.rect.left);
                    const high = Math.min(one.rect.bottom, other.rect.bottom) - Math.max(one.rect.top, other.rect.top);
                    if (wide > 2 && high > 6) found.push(`on each other: ${one.words} / ${other.words}`);
                }
            return [...new Set(found)];
        }
        """;

    // WCAG 2.5.8, without its exceptions.
    private const string Small = """
        () => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
            .filter(target => target.checkVisibility() && !target.closest('.hp, .skip') && getComputedStyle(target, '::after').position !== 'absolute')
            .filter(target => [...target.getClientRects()].every(rect => rect.height < 24) || target.getBoundingClientRect().width < 24)
            .map(target => `${target.tagName} ${target.textContent.trim().slice(0, 30)}`)
        """;

    public static TheoryData<string> Stops => PublicTour.Stops;

    [Theory]
    [MemberData(nameof(Stops))]
    public async Task A_page_on_the_narrowest_telephone_has_targets_for_fingers_and_takes_more_room_between_letters_and_lines(string stop)
    {
        var page = await Browser.NewPageAsync(320, 640);
        await tour.GoAsync(page, stop);
        await page.EvaluateAsync("() => document.querySelectorAll('main details').forEach(details => { details.open = true })");

        Assert.Equal("", string.Join('\n', await page.EvaluateAsync<string[]>(Small)));
        await page.EvaluateAsync(Space);
        Assert.Equal("", string.Join('\n', await page.EvaluateAsync<string[]>(Squeezed)));
        Assert.Equal(0, await page.Locator("ul[aria-label], ol[aria-label], dl[aria-label], svg[hidden]").CountAsync());
        await page.CloseAsync();
    }

    [Theory]
    [InlineData("home")]
    [InlineData("list")]
    [InlineData("training several")]
    public async Task Ukrainian_words_take_more_room_too(string stop)
    {
        var page = await Browser.NewPageAsync(320, 640);
        await page.GotoAsync(tour.Site.At("/uk" + tour.PathTo(stop is "training several" ? "training of several meetings" : stop)));
        await page.EvaluateAsync(Space);

        Assert.Equal("", string.Join('\n', await page.EvaluateAsync<string[]>(Squeezed)));
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
