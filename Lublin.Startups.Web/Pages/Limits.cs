using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.HttpOverrides;

namespace Lublin.Startups.Web.Pages;

/// <summary>
/// How many forms one address may send: generous enough for a school or an office behind one address, too few for a machine. It ends with the application: the
/// framework's own middleware keeps a timer going, and by it the whole application, for as long as the process lives.
/// </summary>
public sealed class Limits : IDisposable
{
    private const int FormsPerMinute = 120;
    private const int Segments = 6;
    private readonly PartitionedRateLimiter<HttpContext> limiter;

    public Limits(IConfiguration configuration)
    {
        var forms = configuration.GetValue("Limits:FormsPerMinute", FormsPerMinute);
        limiter = PartitionedRateLimiter.Create<HttpContext, string>(context => IsForm(context)
            ? RateLimitPartition.GetSlidingWindowLimiter(Neighbourhood(context.Connection.RemoteIpAddress), _ => new()
            {
                PermitLimit = forms,
                Window = TimeSpan.FromMinutes(1),
                SegmentsPerWindow = Segments,
            })
            : RateLimitPartition.GetNoLimiter(""));
    }

    /// <summary>Lets a request through, or answers that there were too many.</summary>
    public async Task LetThroughAsync(HttpContext context, RequestDelegate next)
    {
        using var lease = limiter.AttemptAcquire(context);
        if (lease.IsAcquired)
        {
            await next(context);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.Headers.RetryAfter = "60";
    }

    public void Dispose() => limiter.Dispose();

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

public static class LimitsModule
{
    public static IServiceCollection AddLimits(this IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton<Limits>().AddProxies(configuration);

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
}
