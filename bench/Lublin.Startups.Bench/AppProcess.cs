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

    private AppProcess(Process process, int port) => (this.process, Port) = (process, port);

    public int Port { get; }

    /// <summary>Publishes the application as it would be deployed, or takes the folder that the options name.</summary>
    public static async Task<string> PublishAsync(BenchOptions options)
    {
        if (options.App is { } published)
            return published;
        var folder = Path.Combine(Path.GetTempPath(), "lublin-startups-bench-app");
        Console.Error.WriteLine($"publishing to {folder}");
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        // A lock file of its own: one restored for a runtime differs from the committed one.
        await Command.DemandAsync(
            "dotnet", "publish", Path.Combine(Tree.Root, Program), "-c", "Release", "-r", "linux-x64", "--self-contained", "false", "-p:PublishReadyToRun=true",
            "-p:NuGetLockFilePath=" + folder + ".lock.json", "-m:1", "-nodeReuse:false", "-o", folder);
        return folder;
    }

    /// <summary>Starts it and waits until it listens.</summary>
    /// <param name="folder">Where it was published.</param>
    /// <param name="settings">As environment variables.</param>
    public static async Task<AppProcess> StartAsync(string folder, IEnumerable<KeyValuePair<string, string>> settings)
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
        var said = new System.Collections.Concurrent.ConcurrentQueue<string>();
        void Hear(object sender, DataReceivedEventArgs line)
        {
            if (line.Data is not null && said.Count < 200)
                said.Enqueue(line.Data);
        }

        started.OutputDataReceived += Hear;
        started.ErrorDataReceived += Hear;
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        var begun = Stopwatch.GetTimestamp();
        while (!await ListensAsync(port))
        {
            if (started.HasExited || Stopwatch.GetElapsedTime(begun) > TimeSpan.FromMinutes(1))
                throw new BenchException("The application did not start:\n" + string.Join('\n', said));
            await Task.Delay(20);
        }

        return new(started, port);
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
