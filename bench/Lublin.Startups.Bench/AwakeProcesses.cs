using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Lublin.Startups.Bench;

/// <summary>
/// One process for each processor that keeps it from going to sleep and gives way to everybody: on a busy host a virtual processor that slept gets back late, and
/// with a page every 5 ms that would be what is measured.
/// </summary>
public sealed class AwakeProcesses : IDisposable
{
    private readonly List<Process> all = [.. Enumerable.Range(0, Environment.ProcessorCount).Select(Start)];

    public void Dispose()
    {
        foreach (var process in all)
        {
            process.StandardInput.Close();
            process.WaitForExit();
            process.Dispose();
        }
    }

    /// <summary>What each of them does until its input ends.</summary>
    public static int Hold()
    {
        var over = Task.Run(Console.In.ReadToEnd);
        while (!over.IsCompleted)
            Thread.Yield();
        return 0;
    }

    private static Process Start(int processor)
    {
        string[] command = ["--idle", "0", "taskset", "--cpu-list", processor.ToString(CultureInfo.InvariantCulture), Environment.ProcessPath!, "awake"];
        var start = new ProcessStartInfo("chrt", command) { RedirectStandardInput = true, UseShellExecute = false };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception missing)
        {
            throw new BenchException("--awake needs chrt and taskset, which come with util-linux.", missing);
        }
    }
}
