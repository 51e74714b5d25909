using Microsoft.Playwright;

namespace Lublin.Startups.Tests.Support;

/// <summary>The npm package ical.js, by which several calendar programs read what we write.</summary>
internal static class IcalReader
{
    private static readonly string Script = Path.Combine(Tree.Root, "wwwroot-src", "node_modules", "ical.js", "dist", "ical.es5.min.cjs");

    /// <summary>An empty page in which <c>ICAL</c> stands ready.</summary>
    public static async Task<IPage> OpenAsync()
    {
        var page = await Browser.NewPageAsync();
        await page.AddScriptTagAsync(new() { Path = Script });
        return page;
    }
}
