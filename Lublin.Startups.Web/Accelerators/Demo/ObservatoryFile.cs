using System.Text.Json;

namespace Lublin.Startups.Web.Accelerators.Demo;

/// <summary>What the demo watches: real names with nothing but their public page, and invented programmes with dates.</summary>
internal sealed record ObservatoryFile(IReadOnlyList<WatchedFile> Real, Dictionary<string, string> RealOffer, IReadOnlyList<WatchedFile> Invented)
{
    private static readonly JsonSerializerOptions Words = new(JsonSerializerDefaults.Web) { Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() } };

    public static ObservatoryFile Read()
    {
        using var stream = typeof(ObservatoryFile).Assembly.GetManifestResourceStream("Accelerators/Demo/observatory.json")!;
        return JsonSerializer.Deserialize<ObservatoryFile>(stream, Words)!;
    }
}

/// <summary>Days are counted from today.</summary>
internal sealed record WatchedFile(string Name, string Operator, string Url, WatchedKind Kind, WatchedStages Stages, string Sector, WatchedPlaces Places, int Checked)
{
    public IReadOnlyList<string> Languages { get; init; } = ["pl"];
    public int? Opens { get; init; }
    public int? Closes { get; init; }
    public TimeOnly? Time { get; init; }
    public bool Continuous { get; init; }
    public bool WithCity { get; init; }
    public string? Pl { get; init; }
    public string? En { get; init; }
    public string? Uk { get; init; }
}
