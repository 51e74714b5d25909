using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Accelerators;

/// <summary>
/// Tries the links of watched programmes. It only makes work for people: a 403 is often a filter against robots, and a sold domain answers 200.
/// </summary>
public sealed partial class LinkCheck(StartupsDb db, Writer writer, IHttpClientFactory clients, TimeProvider clock, ILogger<LinkCheck> log)
{
    /// <summary>The name of the client that asks.</summary>
    public const string Client = "watched-links";

    private const int LongestWhat = 120;

    /// <returns>How many did not lead where they should.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        Dictionary<long, string> odd = [];
        foreach (var programme in await db.WatchedAsync(now))
        {
            if (programme.StateAt(now) != WatchState.Closed && programme.Trouble is null && await TryAsync(programme, cancellation) is { } what)
                odd[programme.Id] = what;
        }

        if (odd.Count == 0)
            return 0;
        var ids = odd.Keys.ToArray();
        await writer.CommitAsync(
            db,
            async () =>
            {
                foreach (var programme in await db.ExternalProgrammes.Where(programme => ids.Contains(programme.Id)).ToListAsync(cancellation))
                    programme.Doubt(new(odd[programme.Id], now));
            },
            showsOnPages: false,
            cancellation);
        return odd.Count;
    }

    private async Task<string?> TryAsync(ExternalProgramme programme, CancellationToken cancellation)
    {
        try
        {
            using var client = clients.CreateClient(Client);
            using var answer = await client.GetAsync(new Uri(programme.Url), HttpCompletionOption.ResponseHeadersRead, cancellation);
            if (!answer.IsSuccessStatusCode)
                return ((int)answer.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture);
            var (asked, came) = (Host(new(programme.Url)), Host(answer.RequestMessage!.RequestUri!));
            return string.Equals(asked, came, StringComparison.OrdinalIgnoreCase) ? null : came[..Math.Min(came.Length, LongestWhat)];
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            Silent(log, programme.Id);
            return "";
        }
    }

    private static string Host(Uri address) => address.Host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? address.Host["www.".Length..] : address.Host;

    [LoggerMessage(Level = LogLevel.Information, Message = "The link of watched programme {Programme} did not answer")]
    private static partial void Silent(ILogger log, long programme);
}
