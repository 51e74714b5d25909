using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Lublin.Startups.Web.Data;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace Lublin.Startups.Web.Pages;

/// <summary>
/// How many forms one address may send: generous enough for a school or an office behind one address, too few for a machine. It ends with the application: the
/// framework's own middleware keeps a timer going, and by it the whole application, for as long as the process lives.
/// </summary>
public sealed class Limits : IDisposable
{
    private const int Segments = 6;
    private readonly PartitionedRateLimiter<HttpContext> limiter;

    public Limits(IOptions<LimitsOptions> options)
    {
        var forms = options.Value.FormsPerMinute;
        limiter = PartitionedRateLimiter.Create<HttpContext, string>(context => IsForm(context)
            ? RateLimitPartition.GetSlidingWindowLimiter(Neighbourhood(context.Connection.RemoteIpAddress), _ => new()
            {
                PermitLimit = forms,
                Window = TimeSpan.FromMinutes(1),
                SegmentsPerWindow = Segments,
            })
            : RateLimitPartition.GetNoLimiter("not a form"));
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
    private static bool IsForm(HttpContext context) => !Methods.IsReading(context.Request.Method) && !Methods.IsErrorPage(context);

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
        services.AddSingleton<Limits>().AddProxies(configuration.GetSection("Proxy:Networks"))
            .AddOptions<LimitsOptions>().Bind(configuration.GetSection("Limits")).ValidateDataAnnotations().ValidateOnStart().Services;

    /// <summary>Trusts forwarded addresses from the reverse proxies of the setting (addresses or CIDR blocks), and from nobody else.</summary>
    private static IServiceCollection AddProxies(this IServiceCollection services, IConfigurationSection networks)
    {
        List<System.Net.IPNetwork> known = [.. networks.GetChildren().Select(NetworkOf)];
        if (!string.IsNullOrEmpty(networks.Value))
            throw new StartException("Proxy__Networks is a list: write its first network as Proxy__Networks__0.");
        return services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.KnownIPNetworks.Clear();
            forwarded.KnownProxies.Clear();
            known.ForEach(forwarded.KnownIPNetworks.Add);
            forwarded.ForwardedHeaders = known.Count == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        });
    }

    private static System.Net.IPNetwork NetworkOf(IConfigurationSection set)
    {
        var written = set.Value ?? "";
        var whole = written.Contains('/', StringComparison.Ordinal) ? written : $"{written}/{(written.Contains(':', StringComparison.Ordinal) ? 128 : 32)}";
        return System.Net.IPNetwork.TryParse(whole, out var network)
            ? network
            : throw new StartException($"Proxy__Networks__{set.Key} is no network (“{written}”): write an address such as 192.0.2.250 or a network such as 10.0.0.0/8, with zeros behind its prefix, or leave the setting out.");
    }
}

/// <summary>Settings of the section <c>Limits</c>.</summary>
public sealed class LimitsOptions
{
    /// <summary>How many forms one address may send in a minute.</summary>
    [Range(1, int.MaxValue, ErrorMessage = "Limits__FormsPerMinute must be 1 or more.")]
    public int FormsPerMinute { get; set; } = 120;
}
