using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Lublin.Startups.Tests.Support;

/// <summary>The run's one Chromium, and what the tests ask of its pages.</summary>
public static class Browser
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    // WCAG 2.2 AA, and what axe itself calls good practice.
    private static readonly object Rules = new { runOnly = new { type = "tag", values = (string[])["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } };

    // Words in the colour of their ground may be meant to be hidden, says axe; ours never are.
    private const string Violations = """
        async rules => {
            const { violations, incomplete } = await axe.run(document, rules);
            const unseen = incomplete.filter(doubt => doubt.nodes.some(node => node.any.some(check => JSON.stringify(check.data ?? '').includes('equalRatio'))));
            return [...violations, ...unseen].map(found => `${found.id} (${found.impact}): ${found.help}; at ${found.nodes.map(node => node.target).join(', ')}`);
        }
        """;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private static readonly Lazy<Task<IBrowser>> Chromium = new(() => Task.Run(LaunchAsync));

    /// <summary>A page in a context of its own (own cookies), which closes with the page.</summary>
    /// <param name="width">Width of the view in CSS pixels.</param>
    /// <param name="height">Height of the view in CSS pixels.</param>
    /// <param name="javaScript">Whether the page's own scripts run.</param>
    /// <param name="colorScheme">The theme that the visitor's system prefers.</param>
    /// <param name="locale">The visitor's language, sent as Accept-Language.</param>
    public static async Task<IPage> NewPageAsync(
        int width = 1280,
        int height = 800,
        bool javaScript = true,
        ColorScheme colorScheme = ColorScheme.Light,
        string locale = "pl-PL")
    {
        var chromium = await Chromium.Value;
        var context = await chromium.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            JavaScriptEnabled = javaScript,
            ColorScheme = colorScheme,
            Locale = locale,
            ReducedMotion = ReducedMotion.Reduce,
        });
        var page = await context.NewPageAsync();
        page.Close += (_, _) => _ = context.CloseAsync();
        return page;
    }

    /// <summary>Runs axe on the page as it stands and answers one readable line per violation: rule, weight, what is wrong, where.</summary>
    public static async Task<IReadOnlyList<string>> AxeViolationsAsync(this IPage page)
    {
        // By hand, because the package's own way brings axe again each time and opens a second page, to join the findings of frames: ours have none.
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
            await page.EvaluateAsync(Axe);
        return await page.EvaluateAsync<string[]>(Violations, Rules);
    }

    /// <summary>Keeps a picture of the whole page as <c>TestResults/screens/{name}.png</c> and answers its path.</summary>
    public static async Task<string> KeepScreenAsync(this IPage page, string name)
    {
        var path = Path.Combine(Tree.Root, "TestResults", "screens", name + ".png");
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = path, FullPage = true });
        return path;
    }

    /// <summary>How many CSS pixels the page is wider than the view: 0 where nothing scrolls sideways.</summary>
    public static Task<int> SidewaysOverflowAsync(this IPage page) =>
        page.EvaluateAsync<int>("() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)");

    private static async Task<IBrowser> LaunchAsync()
    {
        var tools = await Machine.ToolsAsync();
        var playwright = await Playwright.CreateAsync();
        // What is expected comes at once on a quiet machine; on a busy one it may take a while, and is no less true.
        Assertions.SetDefaultExpectTimeout(30_000);
        return await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = tools.Chromium, Args = Arguments });
    }
}
