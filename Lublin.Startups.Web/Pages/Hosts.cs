using Lublin.Startups.Web.Ui;
using Microsoft.Extensions.Options;

namespace Lublin.Startups.Web.Pages;

/// <summary>
/// In Production the site answers under the name of its public address and no other: an invented name gets 400, and nothing is made or kept for it. Monitoring
/// asks an instance by its IP address.
/// </summary>
public static class Hosts
{
    private static readonly PathString Watched = "/health";

    /// <summary>Stands before everything.</summary>
    public static void UseOwnHost(this WebApplication app)
    {
        if (!app.Environment.IsProduction() || app.Services.GetRequiredService<IOptionsMonitor<SiteOptions>>().CurrentValue.PublicUrl is not { } address)
            return;
        var own = address.IdnHost;
        app.Use((context, next) =>
        {
            if (IsSame(context.Request.Host.Host, own) || context.Request.Path.StartsWithSegments(Watched, StringComparison.Ordinal))
                return next(context);
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        });
    }

    // An address of IPv6 stands in brackets where a port may follow.
    private static bool IsSame(string host, string own) => host.AsSpan().Trim("[]").Equals(own, StringComparison.OrdinalIgnoreCase);
}
