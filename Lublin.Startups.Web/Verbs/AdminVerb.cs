using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Ui;
using Microsoft.Extensions.Options;

namespace Lublin.Startups.Web.Verbs;

/// <summary>Opens the office to its first admin.</summary>
internal static class AdminVerb
{
    /// <summary>Prints the address at which this person sets their password.</summary>
    public static async Task RunAsync(VerbCall call)
    {
        await using var app = call.Build();
        await app.PrepareDatabaseAsync();
        await using var scope = app.Services.CreateAsyncScope();
        var path = await scope.ServiceProvider.GetRequiredService<FirstAdmin>().AppointAsync(call.Operands[0]);
        var site = scope.ServiceProvider.GetRequiredService<IOptionsMonitor<SiteOptions>>().CurrentValue;
        await Console.Out.WriteLineAsync($"Set the password within a day at {site.Absolute(path) ?? path}");
    }
}
