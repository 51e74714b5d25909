using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Lublin.Startups.Tests.Support;

/// <summary>The built application as a process of its own, in an empty folder, with nothing set but what a test sets.</summary>
public sealed partial class AppStart : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly Process process;
    private readonly ConcurrentQueue<string> output = new();
    private readonly ConcurrentQueue<string> errors = new();
    private readonly TaskCompletionSource<Uri?> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private AppStart(string folder, IEnumerable<string> words, IEnumerable<(string Key, string Value)> settings)
    {
        var built = Path.Combine(Tree.Root, "Lublin.Startups.Web", Path.GetRelativePath(Path.Combine(Tree.Root, "Lublin.Startups.Tests"), AppContext.BaseDirectory), "Lublin.Startups.Web.dll");
        var start = Command.StartInfo("dotnet", [built, .. words]);
        start.WorkingDirectory = folder;
        start.Environment["DOTNET_NOLOGO"] = "1";
        foreach (var (key, value) in settings)
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        process = new() { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => errors.Enqueue(line.Data ?? "");
        process.Exited += (_, _) => listening.TrySetResult(null);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>What it printed where one reads after a failure.</summary>
    public string Errors => string.Join('\n', errors).Trim();

    public string Output => string.Join('\n', output);

    /// <summary>The number of its process.</summary>
    public int Id => process.Id;

    /// <summary>Starts it and waits until it listens.</summary>
    public static async Task<(AppStart App, Uri Address)> UpAsync(string folder, params (string Key, string Value)[] settings)
    {
        var app = new AppStart(folder, ["--urls", "http://127.0.0.1:0"], settings);
        return await app.listening.Task.WaitAsync(Patience) is { } address
            ? (app, address)
            : throw new InvalidOperationException($"The application did not start:\n{app.Output}\n{app.Errors}");
    }

    /// <summary>Starts what cannot start and waits for its end.</summary>
    public static Task<(int ExitCode, string Errors, string Output)> FailAsync(string folder, string url, params (string Key, string Value)[] settings) =>
        EndAsync(folder, ["--urls", url], settings);

    /// <summary>Tells it to do one thing and waits for its end.</summary>
    public static async Task<(int ExitCode, string Errors, string Output)> EndAsync(string folder, IEnumerable<string> words, params (string Key, string Value)[] settings)
    {
        await using var app = new AppStart(folder, words, settings);
        using var patience = new CancellationTokenSource(Patience);
        await app.process.WaitForExitAsync(patience.Token);
        return (app.process.ExitCode, app.Errors, app.Output);
    }

    /// <summary>A port on 127.0.0.1 that nothing listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private void Hear(string? line)
    {
        output.Enqueue(line ?? "");
        if (line is not null && Listening().Match(line) is { Success: true } match)
            listening.TrySetResult(new(match.Groups["address"].Value));
    }

    [GeneratedRegex("Now listening on: (?<address>http://[^ ]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Listening();
}
