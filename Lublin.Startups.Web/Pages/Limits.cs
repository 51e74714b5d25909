using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.HttpOverrides;

namespace Lublin.Startups.Web.Pages;

/// <summary>How many forms one address may send: generous enough for a school or an office behind one address, too few for a machine.</summary>
public static class Limits
{
    private const int FormsPerMinute = 120;
    private const int Segments = 6;

    public static IServiceCollection AddLimits(this IServiceCollection services, IConfiguration configuration)
    {
        var forms = configuration.GetValue("Limits:FormsPerMinute", FormsPerMinute);
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (rejected, _) =>
            {
                rejected.HttpContext.Response.Headers.RetryAfter = "60";
                return ValueTask.CompletedTask;
            };
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => IsForm(context)
                ? RateLimitPartition.GetSlidingWindowLimiter(Neighbourhood(context.Connection.RemoteIpAddress), _ => new()
                {
                    PermitLimit = forms,
                    Window = TimeSpan.FromMinutes(1),
                    SegmentsPerWindow = Segments,
                })
                : RateLimitPartition.GetNoLimiter(""));
        });
        return services.AddProxies(configuration);
    }

    /// <summary>Trusts forwarded addresses from the reverse proxies of <c>Proxy:Networks</c> (addresses or CIDR blocks), and from nobody else.</summary>
    private static IServiceCollection AddProxies(this IServiceCollection services, IConfiguration configuration) =>
        services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.KnownIPNetworks.Clear();
            forwarded.KnownProxies.Clear();
            foreach (var known in configuration.GetSection("Proxy:Networks").Get<string[]>() ?? [])
                forwarded.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(known.Contains('/', StringComparison.Ordinal) ? known : $"{known}/{(known.Contains(':', StringComparison.Ordinal) ? 128 : 32)}"));
            forwarded.ForwardedHeaders = forwarded.KnownIPNetworks.Count == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        });

    // The page that tells of a refusal is made by running the request again: it must not be refused once more, nor counted twice.
    private static bool IsForm(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method) && context.Features.Get<IStatusCodeReExecuteFeature>() is null && context.Features.Get<IExceptionHandlerFeature>() is null;

    /// <summary>One IPv4 address, or one /64 of IPv6, which is what one household gets.</summary>
    private static string Neighbourhood(IPAddress? address)
    {
        if (address is null)
            return "";
        if (address.AddressFamily == AddressFamily.InterNetwork || address.IsIPv4MappedToIPv6)
            return address.MapToIPv4().ToString();
        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, 8, 8);
        return new IPAddress(bytes).ToString();
    }
}
