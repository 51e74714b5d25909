using System.Diagnostics;
using System.Globalization;

namespace Lublin.Startups.Bench;

/// <summary>What is made of measured numbers.</summary>
public static class Figures
{
    public static double Median(this IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// <summary>The value that the share <paramref name="p"/> (0–1) of them does not exceed.</summary>
    public static double Percentile(this double[] sorted, double p) => sorted[Math.Clamp((int)Math.Ceiling(p * sorted.Length) - 1, 0, sorted.Length - 1)];

    /// <summary>Median, and least to most.</summary>
    public static string Spread(this IEnumerable<double> values, string format = "N0")
    {
        var all = values.ToList();
        return $"{Text(all.Median(), format)} ({Text(all.Min(), format)}–{Text(all.Max(), format)})";
    }

    public static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>Whether a goal is met, in words.</summary>
    public static string Met(bool met) => met ? "met" : "MISSED";

    public static double Seconds(long from, long to) => Stopwatch.GetElapsedTime(from, to).TotalSeconds;

    public static double Milliseconds(long from, long to) => Stopwatch.GetElapsedTime(from, to).TotalMilliseconds;
}
