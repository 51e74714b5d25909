using System.Diagnostics;
using System.Globalization;
using Lublin.Startups.Tests.Support;

namespace Lublin.Startups.Bench;

/// <summary>A mail server in a process of its own that only counts: its work shows neither in the application's figures nor in the load generator's.</summary>
public sealed class SinkProcess : IDisposable
{
    private readonly Process process;

    private SinkProcess(Process process, int port) => (this.process, Port) = (process, port);

    public int Port { get; }

    public static SinkProcess Start()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["sink"]) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        var started = Process.Start(start) ?? throw new BenchException("The mail sink did not start.");
        return new(started, int.Parse(started.StandardOutput.ReadLine() ?? throw new BenchException("The mail sink did not start."), CultureInfo.InvariantCulture));
    }

    /// <summary>How many mails have arrived.</summary>
    public long Count()
    {
        process.StandardInput.WriteLine();
        return long.Parse(process.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    /// <summary>What the process does: says its port, then its count for every line it reads.</summary>
    public static async Task<int> HoldAsync()
    {
        await using var sink = new SmtpSink { OnlyCounts = true };
        await Console.Out.WriteLineAsync(sink.Port.ToString(CultureInfo.InvariantCulture));
        while (await Console.In.ReadLineAsync() is not null)
            await Console.Out.WriteLineAsync(sink.Count.ToString(CultureInfo.InvariantCulture));
        return 0;
    }
}
