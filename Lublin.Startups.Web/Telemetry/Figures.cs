using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Lublin.Startups.Web.Telemetry;

/// <summary>What the modules count and time. It costs next to nothing while nobody collects it, and never holds more than ids and the words of the glossary.</summary>
public static class Figures
{
    /// <summary>The name of our meter and of our source of spans.</summary>
    public const string Source = "Lublin.Startups";

    private static readonly Meter Meter = new(Source);
    private static readonly ActivitySource Spans = new(Source);

    /// <param name="name">In snake case with dots, without the unit.</param>
    /// <param name="unit">What is counted, in curly brackets.</param>
    public static Counter<long> Counter(string name, string unit, string describes) => Meter.CreateCounter<long>(name, unit, describes);

    /// <summary>How long something took, in seconds.</summary>
    public static Histogram<double> Duration(string name, string describes) => Meter.CreateHistogram<double>(name, "s", describes);

    /// <summary>Work that begins now and ends when it is disposed; null while nobody collects it.</summary>
    public static Activity? Begin(string work) => Spans.StartActivity(work);
}

/// <summary>Something that stands at a number and is asked for it now and then, while figures are collected.</summary>
/// <param name="Name">In snake case with dots, without the unit.</param>
/// <param name="Unit">What is counted, in curly brackets.</param>
/// <param name="Read">Asks a module, in a scope of its own.</param>
public sealed record Level(string Name, string Unit, string Describes, Func<IServiceProvider, long> Read);
