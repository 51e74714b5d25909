using System.Net;

namespace Lublin.Startups.Bench;

/// <summary>The list of trainings with 30 rows, kept and rendered again, against a bare Kestrel endpoint with the same bytes and headers.</summary>
public static class PagesBench
{
    private const string List = "/szkolenia";
    private const int Seconds = 2;

    public static async Task<int> RunAsync(BenchOptions options)
    {
        var folder = await AppProcess.PublishAsync(options);
        var bareFolder = options.Bare ?? await BareServer.PublishAsync();
        await using var store = await BenchStore.CreateAsync(options.Postgres);
        await store.AddCatalogueAsync(rows: 30);
        using var cached = await AppProcess.StartAsync(folder, store.Settings);
        using var uncached = await AppProcess.StartAsync(folder, [.. store.Settings, new("Pages__Cache", "false")]);
        var (answer, bytes) = await AnswerAsync(cached.Port, store.Folder, "br");
        var (plainAnswer, plainBytes) = await AnswerAsync(uncached.Port, store.Folder, null);
        using var bare = BareServer.Start(bareFolder, answer);
        using var plain = BareServer.Start(bareFolder, plainAnswer);
        await Task.Delay(TimeSpan.FromSeconds(2));
        await Wrk.WarmUpAsync(uncached.Port, List, uncached.Id);
        await Wrk.WarmUpAsync(cached.Port, List, cached.Id);
        await Wrk.WarmUpAsync(bare.Port, List, bare.Id);
        await Wrk.WarmUpAsync(plain.Port, List, plain.Id);

        var rounds = new QuietRounds<Round>(options.Rounds);
        await rounds.MeasureAsync(async number =>
        {
            // The order turns: none of them always comes after another's load.
            (int Port, int Id)[] runs = [(bare.Port, bare.Id), (cached.Port, cached.Id), (plain.Port, plain.Id), (uncached.Port, uncached.Id)];
            var loads = new PageLoad[runs.Length];
            for (var turn = 0; turn < runs.Length; turn++)
            {
                var (port, id) = runs[(number + turn) % runs.Length];
                loads[(number + turn) % runs.Length] = await Wrk.RunAsync(port, List, Seconds, id);
            }

            return new(loads[0], loads[1], loads[2], loads[3]);
        });
        Report(rounds, bytes, plainBytes);
        return 0;
    }

    private static async Task<(string File, int Bytes)> AnswerAsync(int port, string folder, string? encoding)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None });
        // Always asked for, as the load does: rendered again, a page comes as it is.
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");
        var page = new Uri($"http://127.0.0.1:{port}{List}");
        // The best compression may follow in the background: what is kept then is what counts.
        (await client.GetAsync(page)).Dispose();
        await Task.Delay(TimeSpan.FromSeconds(2));
        using var response = await client.GetAsync(page);
        var body = await response.Content.ReadAsByteArrayAsync();
        if (response.StatusCode != HttpStatusCode.OK || !string.Equals(response.Content.Headers.ContentEncoding.SingleOrDefault(), encoding, StringComparison.Ordinal))
            throw new BenchException($"{List} answered {response.StatusCode}, encoded as {string.Join(',', response.Content.Headers.ContentEncoding)}");
        return (BareServer.Write(folder, response, body), body.Length);
    }

    private static void Report(QuietRounds<Round> quiet, int bytes, int plainBytes)
    {
        var rounds = quiet.Counting;
        var share = rounds.Select(round => round.Cached.PerSecond / round.Bare.PerSecond).ToList();
        var cost = rounds.Select(round => round.Uncached.Cpu / round.Plain.Cpu).ToList();
        Console.WriteLine($"""
            ## List of 30 trainings (kept: {bytes:N0} bytes of Brotli; rendered: {plainBytes:N0} bytes as they are), 32 connections, {Seconds} s each, {quiet}

            | measure | median (min–max) | goal | |
            |---|---|---|---|
            | kept page ÷ bare Kestrel, requests per second | {share.Spread("N2")} | ≥ 0.85 | {Figures.Met(share.Median() >= 0.85)} |
            | rendered page ÷ bare Kestrel, CPU per request | {cost.Spread("N1")} | ≤ 12 | {Figures.Met(cost.Median() <= 12)} |
            | rendered page ÷ bare Kestrel with the kept page's bytes, CPU per request | {rounds.Select(round => round.Uncached.Cpu / round.Bare.Cpu).Spread("N1")} | | |
            | kept page ÷ bare Kestrel, CPU per request | {rounds.Select(round => round.Cached.Cpu / round.Bare.Cpu).Spread("N2")} | | |
            | bare Kestrel, requests per second | {rounds.Select(round => round.Bare.PerSecond).Spread()} | | |
            | kept, requests per second | {rounds.Select(round => round.Cached.PerSecond).Spread()} | | |
            | rendered, requests per second | {rounds.Select(round => round.Uncached.PerSecond).Spread()} | | |
            | bare Kestrel, CPU per request, µs | {rounds.Select(round => round.Bare.Cpu).Spread("N1")} | | |
            | bare Kestrel with the rendered page's bytes, CPU per request, µs | {rounds.Select(round => round.Plain.Cpu).Spread("N1")} | | |
            | kept, CPU per request, µs | {rounds.Select(round => round.Cached.Cpu).Spread("N1")} | | |
            | rendered, CPU per request, µs | {rounds.Select(round => round.Uncached.Cpu).Spread()} | | |

            """);
    }

    /// <param name="Bare">The reference with the kept page's bytes.</param>
    /// <param name="Cached">Kept.</param>
    /// <param name="Plain">The reference with the rendered page's bytes.</param>
    /// <param name="Uncached">Rendered again.</param>
    private sealed record Round(PageLoad Bare, PageLoad Cached, PageLoad Plain, PageLoad Uncached);
}
