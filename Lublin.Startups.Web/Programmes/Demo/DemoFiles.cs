using System.Text.Json;
using System.Text.Json.Serialization;
using Lublin.Startups.Web.Data;

namespace Lublin.Startups.Web.Programmes.Demo;

/// <summary>The files beside this one: real kinds of training and real venues, fictional people.</summary>
public static class DemoFiles
{
    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <param name="name">Of the file, without its ending.</param>
    /// <param name="folder">Where it stands.</param>
    public static IReadOnlyList<T> Read<T>(string name, string folder = "Programmes/Demo")
    {
        using var stream = typeof(DemoFiles).Assembly.GetManifestResourceStream($"{folder}/{name}.json")!;
        return JsonSerializer.Deserialize<List<T>>(stream, Shape)!;
    }

    internal static LocalText Lines(IReadOnlyDictionary<string, string[]> texts) =>
        new(texts.Select(text => KeyValuePair.Create(text.Key, string.Join('\n', text.Value))));
}

internal sealed record ProgrammeFile(
    string Slug,
    ProgrammeLevel Level,
    Dictionary<string, string> Title,
    Dictionary<string, string> Lead,
    Dictionary<string, string[]> Learn,
    Dictionary<string, string> Audience,
    Dictionary<string, string[]>? Bring)
{
    public Programme ToProgramme() => new(
        ProgrammeKind.Training,
        Slug,
        new(new(Title), new(Lead), DemoFiles.Lines(Learn), new(Audience), Bring?.Values.Any(lines => lines.Length > 0) == true ? DemoFiles.Lines(Bring) : null),
        Level);
}

internal sealed record VenueFile(string Slug, string Name, string Address, RoomFile[] Rooms, Dictionary<string, string> Access, Dictionary<string, string> Directions)
{
    public Venue ToVenue()
    {
        var venue = new Venue(Name, Address, new(Access), new(Directions));
        foreach (var room in Rooms)
            venue.AddRoom(room.Name, room.Capacity);
        return venue;
    }
}

internal sealed record RoomFile(string Name, int Capacity);

internal sealed record PresenterFile(string Name, Dictionary<string, string> Bio)
{
    public Presenter ToPresenter() => new(Name, new(Bio));
}
