using Microsoft.Playwright;

namespace Lublin.Startups.Tests.Support;

/// <summary>A passkey that the browser plays, as if it were in the person's laptop.</summary>
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
