using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Lublin.Startups.Tests.Support;

/// <summary>The files and the process behind <see cref="PostgresServer"/>.</summary>
public sealed class PostgresCluster : IDisposable
{
    // Each account sweeps up its own leftovers only: another's files are closed to it.
    private static readonly string Prefix = $"lublin-startups-pg-{Environment.UserName}-";

    // The shell lives exactly as long as our end of its input: however this process dies, server and folder go with it.
    private const string Keeper = "trap '' INT HUP; folder=$1; shift; \"$@\" & server=$!; read -r _; kill -QUIT $server; wait $server; rm -rf \"$folder\" \"$folder.lock\"";

    private readonly Process process;
    private readonly IDisposable held;

    private PostgresCluster(string folder, int port, Process process, IDisposable held)
    {
        (Folder, Port, this.process, this.held) = (folder, port, process, held);
        AppDomain.CurrentDomain.ProcessExit += OnProcessExit;
    }

    /// <summary>The folder that holds the cluster.</summary>
    public string Folder { get; }

    /// <summary>The port on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>Makes a cluster and starts it; answers when it takes connections.</summary>
    public static async Task<PostgresCluster> StartAsync()
    {
        var postgres = (await Machine.ToolsAsync()).PostgresFolder;
        var (folder, held) = await MakeFolderAsync();
        var data = Path.Combine(folder, "data");
        string[] servant = Servant();
        if (servant is [_, var user, ..])
            await Command.RequireAsync("chown", user["--reuid=".Length..], folder);

        string[] init =
        [
            .. servant, Path.Combine(postgres, "initdb"), "-D", data, "-U", "postgres", "--auth=trust", "--no-sync", "--encoding=UTF8",
            OperatingSystem.IsLinux() ? "--locale=C.UTF-8" : "--locale=C",
        ];
        await Command.RequireAsync(init[0], init[1..]);

        for (var attempt = 1; ; attempt++)
        {
            var port = FreePort();
            var (process, said) = await LaunchAsync(folder, [.. servant, .. ServerCommand(Path.Combine(postgres, "postgres"), data, port)]);
            if (process is not null)
                return new PostgresCluster(folder, port, process, held);
            // Between asking for a free port and taking it, somebody else may have taken it.
            if (attempt == 3 || !Directory.Exists(data))
                throw new InvalidOperationException($"PostgreSQL did not start:\n{said}");
        }
    }

    /// <summary>Stops the server and removes its folder.</summary>
    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnProcessExit;
        Stop();
        process.Dispose();
    }

    private static async Task<(string Folder, IDisposable Held)> MakeFolderAsync()
    {
        using var mine = await LockFile.TakeAsync(Path.Combine(Path.GetTempPath(), Prefix + "folders.lock"), TimeSpan.FromMinutes(1));
        foreach (var leftover in Directory.GetDirectories(Path.GetTempPath(), Prefix + "*"))
            await RemoveIfAbandonedAsync(leftover);

        var folder = Directory.CreateTempSubdirectory(Prefix).FullName;
        return (folder, LockFile.TryTake(HolderOf(folder))!);
    }

    private static async Task RemoveIfAbandonedAsync(string folder)
    {
        using var abandoned = LockFile.TryTake(HolderOf(folder));
        if (abandoned is null)
            return;

        var pidFile = Path.Combine(folder, "data", "postmaster.pid");
        if (File.Exists(pidFile) && int.TryParse((await File.ReadAllLinesAsync(pidFile)).FirstOrDefault(), out var pid))
            await EndAsync(pid, folder);
        Directory.Delete(folder, recursive: true);
        File.Delete(HolderOf(folder));
    }

    private static async Task EndAsync(int pid, string folder)
    {
        try
        {
            using var server = Process.GetProcessById(pid);
            // The number may belong to somebody else by now.
            var commandLine = $"/proc/{pid}/cmdline";
            if (File.Exists(commandLine) && !(await File.ReadAllTextAsync(commandLine)).Contains(folder, StringComparison.Ordinal))
                return;
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync();
        }
        catch (ArgumentException)
        {
            // It has gone already.
        }
    }

    // The lock stands beside the folder, because a folder given to another user takes no file of ours along.
    private static string HolderOf(string folder) => folder + ".lock";

    private static string[] Servant()
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
            return [];
        // PostgreSQL refuses to run as root.
        var user = File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";
        return ["setpriv", "--reuid=" + user, "--regid=" + GroupOf(user), "--clear-groups", "--"];
    }

    private static string GroupOf(string user) =>
        File.ReadLines("/etc/passwd").First(line => line.StartsWith(user + ":", StringComparison.Ordinal)).Split(':')[3];

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string[] ServerCommand(string postgres, string data, int port) =>
    [
        postgres, "-D", data, "-p", port.ToString(), "-h", "127.0.0.1",
        "-c", "unix_socket_directories=",
        // It is gone with the run: nothing has to outlive a failure of power.
        "-c", "fsync=off",
        "-c", "full_page_writes=off",
        "-c", "synchronous_commit=on",
        "-c", "max_wal_size=4GB",
        "-c", "checkpoint_timeout=1h",
        "-c", "max_connections=200",
        "-c", "lc_messages=C",
    ];

    private static async Task<(Process? Process, string Said)> LaunchAsync(string folder, string[] server)
    {
        string[] command = OperatingSystem.IsWindows() ? server : ["/bin/sh", "-c", Keeper, "sh", folder, .. server];
        var ready = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        var said = new StringBuilder();
        var launched = new Process { StartInfo = Command.StartInfo(command[0], command[1..]) };
        launched.ErrorDataReceived += (_, line) =>
        {
            if (!ready.Task.IsCompleted)
                said.AppendLine(line.Data);
            if (line.Data?.Contains("ready to accept connections", StringComparison.Ordinal) == true)
                ready.TrySetResult(true);
            else if (line.Data is null || line.Data.Contains("database system is shut down", StringComparison.Ordinal) || line.Data.Contains("FATAL", StringComparison.Ordinal))
                ready.TrySetResult(false);
        };
        launched.Start();
        launched.BeginErrorReadLine();
        launched.BeginOutputReadLine();
        if (await ready.Task.WaitAsync(TimeSpan.FromMinutes(1)))
            return (launched, "");

        launched.Kill(entireProcessTree: true);
        await launched.WaitForExitAsync();
        launched.Dispose();
        return (null, said.ToString());
    }

    private void OnProcessExit(object? sender, EventArgs e) => Stop();

    private void Stop()
    {
        process.StandardInput.Close();
        if (OperatingSystem.IsWindows())
            process.Kill(entireProcessTree: true);
        process.WaitForExit(TimeSpan.FromSeconds(10));
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
        held.Dispose();
        File.Delete(HolderOf(Folder));
    }
}
