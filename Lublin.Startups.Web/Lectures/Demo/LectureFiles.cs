using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Programmes.Demo;

namespace Lublin.Startups.Web.Lectures.Demo;

/// <summary>The files beside this one: real universities with their public addresses; invented rooms, hosts, speakers and firms.</summary>
internal static class LectureFiles
{
    private const string Folder = "Lectures/Demo";

    public static IReadOnlyList<UniversityFile> Universities => DemoFiles.Read<UniversityFile>("universities", Folder);
    public static IReadOnlyList<TopicFile> Topics => DemoFiles.Read<TopicFile>("topics", Folder);
    public static IReadOnlyList<SpeakerFile> Speakers => DemoFiles.Read<SpeakerFile>("speakers", Folder);
    public static IReadOnlyList<TalkFile> Talks => DemoFiles.Read<TalkFile>("talks", Folder);
    public static IReadOnlyList<LectureFile> Lectures => DemoFiles.Read<LectureFile>("lectures", Folder);

    /// <summary>What the second and the third version say.</summary>
    public static IReadOnlyList<string> Notes => DemoFiles.Read<string>("notes", Folder);
}

internal sealed record UniversityFile(string Slug, string Name, string ShortName, string Address, string? Site, CampusFile[] Campuses, HostFile Host);

internal sealed record CampusFile(string Name, string Address, LectureRoomFile[] Rooms, Dictionary<string, string> Access, Dictionary<string, string> Directions)
{
    public CampusFacts ToFacts() => new(Name, Address, new(Access));

    public Venue ToVenue(string university)
    {
        var venue = new Venue($"{university}, {Name}", Address, new(Access), new(Directions));
        foreach (var room in Rooms)
            venue.AddRoom(room.Name, room.Seats);
        return venue;
    }
}

internal sealed record LectureRoomFile(string Name, int Seats);

internal sealed record HostFile(string Unit, string Name, string Email, string Language);

internal sealed record TopicFile(string Slug, Dictionary<string, string> Name);

internal sealed record SpeakerFile(string Name, string Email, string Firm, Stories Stories, Dictionary<string, string> Bio, string Language, WeekdayHours[] Hours, int? PerYear)
{
    public SpeakerProfile ToSpeaker() => new(new Presenter(new PresenterFacts(Name, new(Bio)) { Email = Email, Language = Language }), new(Firm, Stories, Hours, PerYear, null));
}

internal sealed record TalkFile(
    string Slug, string Topic, Stories Stories, int Speaker, string Language, Dictionary<string, string> Title, Dictionary<string, string> Lead, Dictionary<string, string> Audience)
{
    public Programme ToProgramme() => new(ProgrammeKind.Lecture, Slug, new(new(Title), new(Lead), null, new(Audience), null), ProgrammeLevel.Basic);
}

/// <summary>One giving of a lecture.</summary>
/// <param name="Talk">The slug of its talk.</param>
/// <param name="University">By its slug.</param>
/// <param name="Campus">Which, from 0.</param>
/// <param name="Room">Which on that campus, from 0.</param>
/// <param name="Week">Weeks from this one.</param>
/// <param name="Day">From 0 on Monday.</param>
/// <param name="Time">10:15–11:45, as written on the page.</param>
/// <param name="Entry">How people get in.</param>
/// <param name="Expected">How many the host expects.</param>
internal sealed record LectureFile(string Talk, string University, int Campus, int Room, int Week, int Day, string Time, Entry Entry, int Expected)
{
    public int? Seats { get; init; }
    public int SignUps { get; init; }
    public bool FacultyOnly { get; init; }
    public string? Faculty { get; init; }
    public string? Audience { get; init; }
    public string? HostNote { get; init; }
    public bool Draft { get; init; }
    public bool HasNoSpeaker { get; init; }

    /// <summary>When it was to be until the second version; null when it never moved.</summary>
    public string? MovedFrom { get; init; }

    /// <summary>Why the third version cancels it; null when it takes place.</summary>
    public string? CancelReason { get; init; }

    /// <summary>How many came; null when nobody has counted.</summary>
    public int? Heads { get; init; }
}
