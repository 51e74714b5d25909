using System.Collections.Concurrent;
using Lublin.Startups.Tests.Support;
using Microsoft.Playwright;

namespace Lublin.Startups.Tests;

/// <summary>Every page that the public can meet, in Polish, as a browser shows it.</summary>
[Collection(SharedTour.Name)]
public sealed class PublicPagesInTheBrowserTests(PublicTour tour)
{
    private static readonly string[] Headers =
        ["content-security-policy", "x-content-type-options", "referrer-policy", "permissions-policy", "cross-origin-opener-policy"];

    public static TheoryData<string> Stops => PublicTour.Stops;

    /// <summary>One visit for all of it: getting to a page costs the browser more than looking at it.</summary>
    [Theory]
    [MemberData(nameof(Stops))]
    public async Task A_page_is_quiet_and_guarded_bars_nobody_in_either_theme_and_fits_a_telephone(string stop)
    {
        var page = await Browser.NewPageAsync();
        var complaints = new ConcurrentQueue<string>();
        var answers = new ConcurrentQueue<IResponse>();
        page.Console += (_, line) =>
        {
            if (line.Type is "error" or "warning")
                complaints.Enqueue(line.Text);
        };
        page.PageError += (_, error) => complaints.Enqueue(error);
        page.Response += (_, answer) => answers.Enqueue(answer);

        await tour.GoAsync(page, stop);

        // Chromium itself notes that the page answered 404 or 410.
        Assert.Equal("", string.Join('\n', complaints.Where(complaint => !complaint.StartsWith("Failed to load resource: the server responded with a status of 4", StringComparison.Ordinal))));
        Assert.Contains(answers, answer => answer.Url.EndsWith(".css", StringComparison.Ordinal) && answer.Ok);
        Assert.Equal("", string.Join('\n', answers.SelectMany(answer => Headers.Where(header => !answer.Headers.ContainsKey(header)).Select(header => $"{answer.Url} has no {header}"))));

        var light = await page.AxeViolationsAsync();
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        var dark = await page.AxeViolationsAsync();
        Assert.Equal("", string.Join('\n', light.Select(violation => "light: " + violation).Concat(dark.Select(violation => "dark: " + violation))));

        await page.SetViewportSizeAsync(390, 844);
        var telephone = await page.SidewaysOverflowAsync();
        await page.SetViewportSizeAsync(320, 640);
        Assert.Equal((0, 0), (telephone, await page.SidewaysOverflowAsync()));
        await page.CloseAsync();
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Axe_finds_nothing_in_the_open_menu_of_a_telephone(ColorScheme theme)
    {
        var page = await Browser.NewPageAsync(390, 844, colorScheme: theme);
        await tour.GoAsync(page, "list");
        await page.Locator(".nav-m summary").ClickAsync();
        await page.Locator(".nav-m nav a").Last.HoverAsync();

        Assert.Equal("", string.Join('\n', await page.AxeViolationsAsync()));
        await page.CloseAsync();
    }

    [Fact]
    public async Task In_forced_colours_the_browser_itself_draws_what_is_ticked()
    {
        var page = await Browser.NewPageAsync();
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        await tour.GoAsync(page, "form");

        foreach (var box in (string[])["#Form_Terms", "#Form_Situation"])
        {
            await page.CheckAsync(box);
            Assert.Equal("auto none", await page.Locator(box).EvaluateAsync<string>("box => `${getComputedStyle(box).appearance} ${getComputedStyle(box).backgroundImage}`"));
        }

        await page.CloseAsync();
    }

    [Fact]
    public async Task The_longest_answers_scroll_nothing_sideways_on_a_narrow_telephone()
    {
        var page = await Browser.NewPageAsync(320, 640);
        await tour.GoAsync(page, "form");
        await page.FillAsync("#Form_Name", new string('Ł', 100));
        await page.FillAsync("#Form_Email", $"{new string('a', 64)}@{new string('b', 63)}.{new string('c', 63)}.{new string('d', 57)}.org");
        await page.CheckAsync("input[value=Organisation]");
        await page.FillAsync("#Form_Organisation", new string('w', 200));
        await page.CheckAsync("#Form_Terms");

        List<int> overflows = [];
        foreach (var next in (string[])["/sprawdz", "/moje-zapisy/"])
        {
            await PublicTour.SendAsync(page);
            Assert.Contains(next, page.Url, StringComparison.Ordinal);
            await page.EvaluateAsync("() => document.querySelectorAll('.panel h2').forEach(title => { title.textContent = 'w'.repeat(40) })");
            overflows.Add(await page.SidewaysOverflowAsync());
        }

        Assert.Equal([0, 0], overflows);
        await page.CloseAsync();
    }
}
