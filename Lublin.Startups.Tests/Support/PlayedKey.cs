using Microsoft.Playwright;

namespace Lublin.Startups.Tests.Support;

/// <summary>A key in the laptop of whoever sits at the page, which the browser plays.</summary>
public static class PlayedKey
{
    public static async Task PlugInAsync(this IPage page)
    {
        var devices = await page.Context.NewCDPSessionAsync(page);
        await devices.SendAsync("WebAuthn.enable");
        await devices.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["options"] = new { protocol = "ctap2", transport = "internal", hasResidentKey = true, hasUserVerification = true, isUserVerified = true, automaticPresenceSimulation = true },
        });
    }
}
