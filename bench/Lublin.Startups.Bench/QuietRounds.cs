using System.Globalization;

namespace Lublin.Startups.Bench;

/// <summary>
/// Rounds during which the machine was really there: on a shared host other guests take processor time away, and it is the one line of sign-ups or the one page in a
/// hundred that pays for it. Such a round is measured again, whatever it showed.
/// </summary>
/// <typeparam name="T">The figures of one round.</typeparam>
/// <param name="wanted">Rounds that are to count.</param>
public sealed class QuietRounds<T>(int wanted)
{
    private const double MostStolen = 0.05;

    private readonly List<(T Figures, double Stolen)> all = [];

    /// <summary>How often a round may have to be measured.</summary>
    public int MostTries => wanted * 3;

    /// <param name="measure">One round; it is told how many were measured before.</param>
    public async Task MeasureAsync(Func<int, Task<T>> measure)
    {
        while (all.Count(round => round.Stolen <= MostStolen) < wanted && all.Count < MostTries)
        {
            var before = ProcessorTime.Read();
            var figures = await measure(all.Count);
            var stolen = ProcessorTime.Read().StolenSince(before);
            Console.Error.WriteLine($"{figures} stolen: {stolen.ToString("P1", CultureInfo.InvariantCulture)}");
            all.Add((figures, stolen));
        }
    }

    /// <summary>The quietest of them, in the order measured.</summary>
    public IReadOnlyList<T> Counting => [.. Quietest.Select(round => round.Figures)];

    /// <summary>What was left out, and how quiet it was, for the report.</summary>
    public override string ToString()
    {
        var most = Quietest.Max(round => round.Stolen);
        return $"{wanted} runs of {all.Count} measured; other guests of the host took at most {most.ToString("P1", CultureInfo.InvariantCulture)} of the processor time wanted in those that count" +
            (most > MostStolen ? " (NOT QUIET)" : "");
    }

    private List<(T Figures, double Stolen)> Quietest
    {
        get
        {
            var limit = all.Select(round => round.Stolen).Order().ElementAt(Math.Min(wanted, all.Count) - 1);
            return [.. all.Where(round => round.Stolen <= limit).Take(wanted)];
        }
    }
}

/// <summary>Processor time of the whole machine since it was started, in ticks.</summary>
/// <param name="Used">Spent.</param>
/// <param name="Stolen">Wanted, and given to other guests of the host.</param>
public readonly record struct ProcessorTime(long Used, long Stolen)
{
    public static ProcessorTime Read()
    {
        // cpu user nice system idle iowait irq softirq steal
        var ticks = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(text => long.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        return new(ticks[0] + ticks[1] + ticks[2] + ticks[5] + ticks[6], ticks[7]);
    }

    /// <returns>The share of the time wanted, 0–1.</returns>
    public double StolenSince(ProcessorTime before) => (double)(Stolen - before.Stolen) / Math.Max(1, Used + Stolen - before.Used - before.Stolen);
}
