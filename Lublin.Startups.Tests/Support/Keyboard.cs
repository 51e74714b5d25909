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

    /// <summary>Tabs to what begins with these words, and presses Enter.</summary>
    public static async Task EnterOnAsync(this IPage page, string words)
    {
        await page.TabToAsync(words);
        await page.Keyboard.PressAsync("Enter");
    }
}
