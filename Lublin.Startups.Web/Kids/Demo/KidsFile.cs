using System.Text.Json;

namespace Lublin.Startups.Web.Kids.Demo;

/// <summary>The invented people, firms and groups of the demo's season.</summary>
internal sealed record KidsFile(
    string Venue, string Hall, string KickOff, IReadOnlyList<string> Streets, IReadOnlyList<string> Teachers, IReadOnlyList<string> Labels, IReadOnlyList<int> Children,
    IReadOnlyList<HostFile> Hosts, IReadOnlyList<string> Animators, string Bio, string Refusal, string Note)
{
    public static KidsFile Read()
    {
        using var stream = typeof(KidsFile).Assembly.GetManifestResourceStream("Kids/Demo/kids.json")!;
        return JsonSerializer.Deserialize<KidsFile>(stream, MeetingTemplate.Words)!;
    }
}

internal sealed record HostFile(string Name, string Industry, string Contact);
