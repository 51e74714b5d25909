using System.Diagnostics;
using System.Globalization;
using Lublin.Startups.Tests.Support;

namespace Lublin.Startups.Bench;

/// <summary>A mail server in a process of its own that keeps the first mail and counts the others: its work shows neither in the application's figures nor in the load generator's.</summary>
public sealed class SinkProcess : IDisposable
{
    private const string FirstMail = "first";
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
    public long Count() => long.Parse(Ask("count"), CultureInfo.InvariantCulture);

    /// <summary>The first mail that arrived.</summary>
    public ReceivedMail First() => new("", [], Convert.FromBase64String(Ask(FirstMail)), Encrypted: false, User: null);

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    /// <summary>What the process does: says its port, then answers every line it reads.</summary>
    public static async Task<int> HoldAsync()
    {
        await using var sink = new SmtpSink { Keeps = 1 };
        await Console.Out.WriteLineAsync(sink.Port.ToString(CultureInfo.InvariantCulture));
        while (await Console.In.ReadLineAsync() is { } question)
            await Console.Out.WriteLineAsync(question.Equals(FirstMail, StringComparison.Ordinal) ? Convert.ToBase64String(sink.Mails[0].Raw.Span) : sink.Count.ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    private string Ask(string question)
    {
        process.StandardInput.WriteLine(question);
        return process.StandardOutput.ReadLine() ?? throw new BenchException("The mail sink is gone.");
    }
}
