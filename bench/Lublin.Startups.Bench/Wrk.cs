using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Lublin.Startups.Tests.Support;

namespace Lublin.Startups.Bench;

/// <summary>As many GETs of one page as a server takes: by wrk where it is installed, else by our own client.</summary>
public static partial class Wrk
{
    private const int Connections = 32;
    private const int WarmUpSeconds = 4;
    private const int WarmUpsAtMost = 20;
    private static readonly string? Program = Command.Find(["wrk"], []);

    /// <param name="port">On this machine.</param>
    /// <param name="path">What to ask for, as Brotli.</param>
    /// <param name="seconds">How long.</param>
    /// <param name="pid">Whose processor time counts.</param>
    /// <param name="cookie">Of a signed-in person.</param>
    public static async Task<PageLoad> RunAsync(int port, string path, int seconds, int pid, string cookie = "")
    {
        var cpu = AppProcess.CpuSecondsOf(pid);
        var (requests, perSecond) = Program is null ? Own(port, path, seconds, cookie) : await WithWrkAsync(port, path, seconds, cookie);
        return new(perSecond, (AppProcess.CpuSecondsOf(pid) - cpu) / requests * 1e6);
    }

    /// <summary>Loads a page until its cost falls no more.</summary>
    public static Task WarmUpAsync(int port, string path, int pid, string cookie = "") =>
        WarmUp.UntilStillAsync(WarmUpsAtMost, async _ =>
        {
            var load = await RunAsync(port, path, WarmUpSeconds, pid, cookie);
            // Under full load the compiler of often used code waits: let it work.
            await Task.Delay(TimeSpan.FromSeconds(1));
            return load.Cpu;
        });

    private static async Task<(long Requests, double PerSecond)> WithWrkAsync(int port, string path, int seconds, string cookie)
    {
        var result = await Command.RunAsync(Program!, ["-t1", $"-c{Connections}", $"-d{seconds}s", "-H", "Accept-Encoding: br", .. Signed(cookie), $"http://127.0.0.1:{port}{path}"]);
        var (requests, rate) = (Requests().Match(result.Output), Rate().Match(result.Output));
        if (!requests.Success || !rate.Success || result.Output.Contains("Non-2xx", StringComparison.Ordinal))
            throw new BenchException("wrk: " + result.Output);
        return (long.Parse(requests.Groups["n"].Value, CultureInfo.InvariantCulture), double.Parse(rate.Groups["n"].Value, CultureInfo.InvariantCulture));
    }

    private static string[] Signed(string cookie) => cookie.Length > 0 ? ["-H", $"Cookie: {cookie}"] : [];

    private static (long Requests, double PerSecond) Own(int port, string path, int seconds, string cookie)
    {
        var request = Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: br\r\n{(cookie.Length > 0 ? $"Cookie: {cookie}\r\n" : "")}\r\n");
        var begun = System.Diagnostics.Stopwatch.GetTimestamp();
        var result = new LoadClient(port, Connections).Run(
            Enumerable.Repeat(request, 500_000).ToArray(), stop: () => System.Diagnostics.Stopwatch.GetElapsedTime(begun).TotalSeconds > seconds);
        return (result.Status.Count(status => status == 200), result.PerSecond);
    }

    [GeneratedRegex(@"(?<n>\d+) requests in", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Requests();

    [GeneratedRegex(@"Requests/sec:\s+(?<n>[\d.]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Rate();
}

/// <param name="PerSecond">Answers a second.</param>
/// <param name="Cpu">The server's processor time per answer, µs.</param>
public readonly record struct PageLoad(double PerSecond, double Cpu);
