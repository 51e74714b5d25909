using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;

namespace Lublin.Startups.Bench;

/// <summary>The published application from nothing to its first page, its memory under load, and the size of its styles and scripts.</summary>
public static class StartBench
{
    private const int LoadSeconds = 4;

    public static async Task<int> RunAsync(BenchOptions options)
    {
        var folder = await AppProcess.PublishAsync(options);
        var bareFolder = options.Bare ?? await BareServer.PublishAsync();
        await using var store = await BenchStore.CreateAsync(options.Postgres);
        await store.AddCatalogueAsync(rows: 30);
        string answer;
        using (var app = await AppProcess.StartAsync(folder, store.Settings))
        using (var client = new HttpClient())
        using (var home = await client.GetAsync(new Uri($"http://127.0.0.1:{app.Port}/")))
            answer = BareServer.Write(store.Folder, home, await home.Content.ReadAsByteArrayAsync());

        var rounds = new QuietRounds<(Start Bare, Start App)>(options.Rounds);
        await rounds.MeasureAsync(async _ => (await BareAsync(bareFolder, answer), await AppAsync(folder, store)));
        Report(rounds, Compressed(folder, "*.css"), Compressed(folder, "*.js"));
        return 0;
    }

    private static async Task<Start> BareAsync(string folder, string answer)
    {
        var begun = Stopwatch.GetTimestamp();
        using var bare = BareServer.Start(folder, answer);
        await FirstPageAsync(bare.Port, () => false);
        var seconds = Figures.Seconds(begun, Stopwatch.GetTimestamp());
        await Wrk.RunAsync(bare.Port, "/", LoadSeconds, bare.Id);
        return new(seconds, AppProcess.ResidentMegabytesOf(bare.Id));
    }

    private static async Task<Start> AppAsync(string folder, BenchStore store)
    {
        var begun = Stopwatch.GetTimestamp();
        using var app = AppProcess.Launch(folder, store.Settings);
        await FirstPageAsync(app.Port, () => app.HasExited);
        var seconds = Figures.Seconds(begun, Stopwatch.GetTimestamp());
        foreach (var path in new[] { "/", "/szkolenia", $"/szkolenia/{BenchStore.Programme}", "/en/szkolenia" })
            await Wrk.RunAsync(app.Port, path, LoadSeconds / 4, app.Id);
        return new(seconds, app.ResidentMegabytes);
    }

    /// <summary>Asks from the very beginning on, until the home page has come whole.</summary>
    private static async Task FirstPageAsync(int port, Func<bool> gone)
    {
        var begun = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(IPAddress.Loopback, port);
                break;
            }
            catch (SocketException closed)
            {
                if (gone() || Stopwatch.GetElapsedTime(begun) > TimeSpan.FromMinutes(1))
                    throw new BenchException("The server did not start.", closed);
                await Task.Delay(2);
            }
        }

        var result = new LoadClient(port, 1).Run(["GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray()]);
        if (result.Status[0] != 200)
            throw new BenchException($"The first page answered {result.Status[0]}.");
    }

    private static (long Bytes, string Largest) Compressed(string folder, string files)
    {
        var sizes = Directory.EnumerateFiles(Path.Combine(folder, "wwwroot"), files, SearchOption.AllDirectories).Select(file => (File: Path.GetFileName(file), Size: Brotli(file))).ToList();
        return (sizes.Sum(size => size.Size), string.Join(", ", sizes.Select(size => $"{size.File} {size.Size:N0}")));
    }

    private static long Brotli(string file)
    {
        using var squeezed = new MemoryStream();
        using (var brotli = new BrotliStream(squeezed, CompressionLevel.SmallestSize, leaveOpen: true))
            brotli.Write(File.ReadAllBytes(file));
        return squeezed.Length;
    }

    private static void Report(QuietRounds<(Start Bare, Start App)> quiet, (long Bytes, string Files) css, (long Bytes, string Files) js)
    {
        var rounds = quiet.Counting;
        var time = rounds.Select(round => round.App.Seconds / round.Bare.Seconds).ToList();
        var memory = rounds.Select(round => round.App.Megabytes / round.Bare.Megabytes).ToList();
        Console.WriteLine($"""
            ## Start and memory of the published application (ReadyToRun), {quiet}

            | measure | median (min–max) | goal | |
            |---|---|---|---|
            | first page ÷ bare Kestrel's | {time.Spread("N1")} | ≤ 6 | {Figures.Met(time.Median() <= 6)} |
            | resident after load ÷ bare Kestrel's | {memory.Spread("N2")} | ≤ 3 | {Figures.Met(memory.Median() <= 3)} |
            | first page, s | {rounds.Select(round => round.App.Seconds).Spread("N2")} | | |
            | bare Kestrel's first page, s | {rounds.Select(round => round.Bare.Seconds).Spread("N2")} | | |
            | resident after load, MB | {rounds.Select(round => round.App.Megabytes).Spread()} | | |
            | bare Kestrel resident after load, MB | {rounds.Select(round => round.Bare.Megabytes).Spread()} | | |
            | styles, Brotli, bytes | {css.Bytes:N0} ({css.Files}) | ≤ 25,000 | {Figures.Met(css.Bytes <= 25_000)} |
            | scripts, Brotli, bytes | {js.Bytes:N0} ({js.Files}) | ≤ 10,000 | {Figures.Met(js.Bytes <= 10_000)} |

            """);
    }

    private sealed record Start(double Seconds, double Megabytes);
}
