using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Lublin.Startups.Tests.Support;

namespace Lublin.Startups.Bench;

/// <summary>The published application as a process of its own.</summary>
public sealed class AppProcess : IDisposable
{
    private const string Program = "Lublin.Startups.Web";
    private const double TicksPerSecond = 100;

    private readonly Process process;
    private readonly ConcurrentQueue<string> said = [];
    private int queries;

    private AppProcess(Process process, int port) => (this.process, Port) = (process, port);

    public int Port { get; }

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    /// <summary>How many commands it has sent to its database, when <see cref="TellsQueries"/> is among its settings.</summary>
    public int Queries => Volatile.Read(ref queries);

    /// <summary>The setting with which it says what it asks its database; costs much, so never while something is timed.</summary>
    public static KeyValuePair<string, string> TellsQueries => new("Logging__LogLevel__Microsoft.EntityFrameworkCore.Database.Command", "Information");

    /// <summary>Publishes the application as it would be deployed, or takes the folder that the options name.</summary>
    public static async Task<string> PublishAsync(BenchOptions options)
    {
        return options.App ?? await PublishAsync(Program, "lublin-startups-bench-app");
    }

    internal static async Task<string> PublishAsync(string project, string name)
    {
        var folder = Path.Combine(Path.GetTempPath(), name);
        Console.Error.WriteLine($"publishing to {folder}");
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        // Lock files of their own: those restored for a runtime differ from the committed ones.
        await Command.RequireAsync(
            "dotnet", "publish", Path.Combine(Tree.Root, project), "-c", "Release", "-r", "linux-x64", "--self-contained", "false", "-p:PublishReadyToRun=true",
            "-p:NuGetLockFilePath=obj/published.lock.json", "-m:1", "-nodeReuse:false", "-o", folder);
        return folder;
    }

    /// <summary>Starts it and waits until it listens.</summary>
    /// <inheritdoc cref="Launch" path="/param"/>
    public static async Task<AppProcess> StartAsync(string folder, IEnumerable<KeyValuePair<string, string>> settings)
    {
        var launched = Launch(folder, settings);
        var begun = Stopwatch.GetTimestamp();
        while (!await ListensAsync(launched.Port))
        {
            if (launched.HasExited || Stopwatch.GetElapsedTime(begun) > TimeSpan.FromMinutes(1))
                throw new BenchException("The application did not start:\n" + string.Join('\n', launched.said));
            await Task.Delay(20);
        }

        return launched;
    }

    /// <summary>Starts it without waiting for anything.</summary>
    /// <param name="folder">Where it was published.</param>
    /// <param name="settings">As environment variables.</param>
    public static AppProcess Launch(string folder, IEnumerable<KeyValuePair<string, string>> settings)
    {
        var port = FreePort();
        var start = new ProcessStartInfo(Path.Combine(folder, Program), ["--urls", $"http://127.0.0.1:{port}"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        var started = Process.Start(start) ?? throw new BenchException("The application did not start.");
        var launched = new AppProcess(started, port);
        started.OutputDataReceived += launched.Hear;
        started.ErrorDataReceived += launched.Hear;
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        return launched;
    }

    /// <summary>Seconds of processor time so far.</summary>
    public double CpuSeconds => CpuSecondsOf(process.Id);

    /// <summary>Resident memory in MB.</summary>
    public double ResidentMegabytes => ResidentMegabytesOf(process.Id);

    /// <summary>kill −9.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited)
            Kill();
        process.Dispose();
    }

    public static double CpuSecondsOf(int pid)
    {
        var stat = File.ReadAllText($"/proc/{pid}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond;
    }

    public static double ResidentMegabytesOf(int pid)
    {
        var line = File.ReadLines($"/proc/{pid}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024.0;
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Hear(object sender, DataReceivedEventArgs line)
    {
        if (line.Data?.Contains("Executed DbCommand", StringComparison.Ordinal) == true)
            Interlocked.Increment(ref queries);
        else if (line.Data is not null && said.Count < 200)
            said.Enqueue(line.Data);
    }

    private static async Task<bool> ListensAsync(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
