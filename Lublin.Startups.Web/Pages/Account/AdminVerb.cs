using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Ui;
using Microsoft.Extensions.Options;

namespace Lublin.Startups.Web.Pages.Account;

/// <summary><c>admin &lt;e-mail&gt;</c>: opens the office to its first admin.</summary>
public static class AdminVerb
{
    /// <summary>Prints the address at which this person sets her password.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> AppointAdminAsync(this WebApplication app, string email)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var path = await scope.ServiceProvider.GetRequiredService<FirstAdmin>().AppointAsync(email);
        var site = scope.ServiceProvider.GetRequiredService<IOptions<SiteOptions>>().Value;
        Console.Out.WriteLine($"Set the password within a day at {site.Absolute(path) ?? path}");
        return 0;
    }
}
