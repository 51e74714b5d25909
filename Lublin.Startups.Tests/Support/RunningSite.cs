using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Lublin.Startups.Web.Data;
using Microsoft.Extensions.DependencyInjection;

namespace Lublin.Startups.Tests.Support;

/// <summary>The application as people meet it: a process of its own behind a port of its own. It can be stopped, killed and started again on the same database.</summary>
/// <param name="database">Started.</param>
/// <param name="post">Where its mails go.</param>
public sealed class RunningSite(ITestDatabase database, SmtpSink post) : IAsyncDisposable
{
    public const string Secret = "a secret of tests, long enough for anybody";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(50);

    private readonly int port = FreePort();
    private readonly ConcurrentQueue<string> said = new();
    private readonly ServiceProvider data = database.Services(TimeProvider.System);
    private Process? process;

    /// <summary>Where it answers, in mails too.</summary>
    public Uri Address => new($"http://127.0.0.1:{port}");

    /// <summary>All that it has printed, over all its starts.</summary>
    public string Said => string.Join('\n', said);

    /// <summary>An address of a page.</summary>
    public string At(string path) => new Uri(Address, path).AbsoluteUri;

    /// <summary>Starts it, and returns once it answers.</summary>
    /// <param name="clock">Where its clock begins: <c>2026-11-23T08:59</c> in Warsaw.</param>
    /// <param name="settings">Settings besides the usual ones.</param>
    /// <exception cref="InvalidOperationException">It ended instead, or never answered; the message holds what it printed.</exception>
    public async Task StartAsync(string clock, params (string Key, string Value)[] settings)
    {
        process = new Process { StartInfo = StartInfo(clock, [], settings) };
        process.OutputDataReceived += Hear;
        process.ErrorDataReceived += Hear;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        AppDomain.CurrentDomain.ProcessExit += OnProcessExit;
        await UntilItAnswersAsync(process);
    }

    /// <summary>Runs a verb as the operator types it on the machine.</summary>
    /// <returns>What it printed.</returns>
    /// <exception cref="InvalidOperationException">It failed; the message holds what it printed.</exception>
    public async Task<string> RunVerbAsync(params string[] command)
    {
        using var obeying = Process.Start(StartInfo("", command, []))!;
        var (printed, errors) = (await obeying.StandardOutput.ReadToEndAsync(), await obeying.StandardError.ReadToEndAsync());
        await obeying.WaitForExitAsync().WaitAsync(Patience);
        return obeying.ExitCode == 0 ? printed : throw new InvalidOperationException(errors);
    }

    /// <summary>Asks it to stop, as a service manager does, and returns once it has.</summary>
    public async Task StopAsync()
    {
        var running = process ?? throw new InvalidOperationException("It does not run.");
        if (!OperatingSystem.IsWindows())
            await Command.RequireAsync("kill", "-TERM", $"{running.Id}");
        else
            running.Kill();
        await GoneAsync(running);
    }

    /// <summary>Kills it without a word (kill −9), and returns once it is gone.</summary>
    public async Task KillAsync()
    {
        var running = process ?? throw new InvalidOperationException("It does not run.");
        running.Kill();
        await GoneAsync(running);
    }

    /// <summary>Works on the database beside it.</summary>
    public async Task<T> WithAsync<T>(Func<StartupsDb, Task<T>> work)
    {
        await using var scope = data.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<StartupsDb>());
    }

    /// <summary>Waits until the database says so.</summary>
    /// <exception cref="TimeoutException">It did not in time.</exception>
    public async Task UntilAsync(string what, Func<StartupsDb, Task<bool>> come)
    {
        using var late = new CancellationTokenSource(Patience);
        using var pace = new PeriodicTimer(Pace);
        try
        {
            while (!await WithAsync(come))
                await pace.WaitForNextTickAsync(late.Token);
        }
        catch (OperationCanceledException waited)
        {
            throw new TimeoutException($"Waited in vain for {what}; the application printed:\n{Said}", waited);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
            await KillAsync();
        await data.DisposeAsync();
    }

    private ProcessStartInfo StartInfo(string clock, IReadOnlyList<string> arguments, IEnumerable<(string Key, string Value)> settings)
    {
        // The content root is the project's folder: there lies wwwroot.
        var start = Command.StartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Lublin.Startups.Web.dll"), .. arguments]);
        start.WorkingDirectory = Path.Combine(Tree.Root, "Lublin.Startups.Web");
        (string Key, string? Value)[] all =
        [
            ("ASPNETCORE_ENVIRONMENT", "Testing"), ("ASPNETCORE_URLS", Address.GetLeftPart(UriPartial.Authority)),
            ("Site:PublicUrl", Address.GetLeftPart(UriPartial.Authority)), ("Clock:StartAt", clock), ("Demo:Seed", "false"), ("Links:Secret", Secret),
            ("Mail:Host", "127.0.0.1"), ("Mail:Port", $"{post.Port}"), ("Mail:From", "biuro@example.org"), ("Mail:Connections", "2"),
            .. database.Settings.Select(setting => (setting.Key, setting.Value)), .. settings,
        ];
        foreach (var (key, value) in all)
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        return start;
    }

    private async Task UntilItAnswersAsync(Process running)
    {
        using var asker = new HttpClient { BaseAddress = Address };
        using var late = new CancellationTokenSource(Patience);
        using var pace = new PeriodicTimer(Pace);
        while (!await AnswersAsync(asker, late.Token))
        {
            if (running.HasExited || late.IsCancellationRequested)
                throw new InvalidOperationException($"The application {(running.HasExited ? $"ended with {running.ExitCode}" : "does not answer")}:\n{Said}");
            await pace.WaitForNextTickAsync();
        }
    }

    private static async Task<bool> AnswersAsync(HttpClient asker, CancellationToken cancellation)
    {
        try
        {
            using var answer = await asker.GetAsync(new Uri("/", UriKind.Relative), cancellation);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception silence) when (silence is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }

    private async Task GoneAsync(Process running)
    {
        await running.WaitForExitAsync().WaitAsync(Patience);
        AppDomain.CurrentDomain.ProcessExit -= OnProcessExit;
        running.Dispose();
        process = null;
    }

    private void Hear(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is not null)
            said.Enqueue(line.Data);
    }

    // A broken-off test run leaves no application behind.
    private void OnProcessExit(object? sender, EventArgs e) => process?.Kill();

    // Below the ports that systems give to outgoing connections, so that a restart finds its port free.
    private static int FreePort()
    {
        while (true)
        {
            var candidate = Random.Shared.Next(15_000, 32_000);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, candidate);
                listener.Start();
                return candidate;
            }
            catch (SocketException)
            {
                // Somebody else's; the next one.
            }
        }
    }
}
