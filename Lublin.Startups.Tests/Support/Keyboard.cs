using Microsoft.Playwright;

namespace Lublin.Startups.Tests.Support;

/// <summary>Hands that touch nothing but the keyboard.</summary>
public static class Keyboard
{
    private const int MostTabs = 150;

    /// <summary>Tabs on until what has the focus begins with these words.</summary>
    /// <exception cref="InvalidOperationException">No Tab leads there.</exception>
    public static async Task TabToAsync(this IPage page, string words)
    {
        for (var tabs = 0; tabs < MostTabs; tabs++)
        {
            await page.Keyboard.PressAsync("Tab");
            if ((await page.EvaluateAsync<string>("() => document.activeElement.textContent.trim()")).StartsWith(words, StringComparison.Ordinal))
                return;
        }

        throw new InvalidOperationException($"No Tab leads to {words}.");
    }

    /// <summary>Tabs through all that can be reached in the page's main part: what comes in another order than it stands in, and what does not show that it has the focus; empty when all is well.</summary>
    public static async Task<string> TabFaultsAsync(this IPage page)
    {
        var wanted = await page.EvaluateAsync<int>(
            """
            () => {
                const all = [...document.querySelectorAll('main a[href], main button, main input:not([type=hidden]), main select, main textarea, main summary')];
                const reached = all.filter(each => each.tabIndex >= 0 && !each.disabled && each.checkVisibility());
                reached.forEach((each, at) => each.dataset.tab = at);
                document.activeElement.blur();
                return reached.length;
            }
            """);
        List<string> faults = [];
        var next = 0;
        for (var tabs = 0; tabs < MostTabs && next < wanted; tabs++)
        {
            await page.Keyboard.PressAsync("Tab");
            var part = await page.EvaluateAsync<FocusedPart>(
                """
                () => {
                    const it = document.activeElement, look = getComputedStyle(it);
                    return { at: Number(it.dataset.tab ?? -1), name: it.id || it.textContent.trim(), isSeen: look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 2 };
                }
                """);
            if (part.At < 0)
                continue;
            if (part.At != next)
                faults.Add($"{part.Name} is {part.At}, not {next}");
            if (!part.IsSeen)
                faults.Add($"{part.Name} does not show the focus");
            next = part.At + 1;
        }

        return string.Join('\n', wanted > 0 && next == wanted ? faults : [.. faults, $"{next} of {wanted} are reached"]);
    }

    private sealed class FocusedPart
    {
        public int At { get; set; }
        public string Name { get; set; } = "";
        public bool IsSeen { get; set; }
    }

    /// <summary>Tabs to what begins with these words, and presses Enter.</summary>
    public static async Task EnterOnAsync(this IPage page, string words)
    {
        await page.TabToAsync(words);
        await page.Keyboard.PressAsync("Enter");
    }
}
