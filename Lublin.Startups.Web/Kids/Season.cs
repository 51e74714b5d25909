using System.Text.Json;
using System.Text.Json.Serialization;
using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Kids;

/// <summary>
/// A season of Przedsiębiorcze dzieciaki: what its edition has besides what every edition has. The edition's seats are children, its rows are groups;
/// its one session for everybody is the gala, its other sessions are meetings of one group each.
/// </summary>
public sealed class Season
{
    public const int UsualGroups = 15;
    public const int UsualChildren = 350;

    private Season()
    {
    }

    public Season(Edition edition, int year, SeasonFacts facts)
    {
        (Edition, Year) = (edition, year);
        Set(facts);
        Template = [.. MeetingTemplate.Usual()];
    }

    public long EditionId { get; private set; }
    public Edition Edition { get; private set; } = null!;

    /// <summary>By which people name it: 2027; one season a year.</summary>
    public int Year { get; private set; }

    /// <summary>How many groups one school may have; null without a limit.</summary>
    public int? MaxGroupsPerSchool { get; private set; }

    /// <summary>The Monday of the week of the first meetings.</summary>
    public DateOnly FirstWeek { get; private set; }

    /// <summary>By when schools get their dates.</summary>
    public DateOnly? DatesBy { get; private set; }

    /// <summary>When and where teachers meet beforehand, in Polish; null without a meeting.</summary>
    public string? KickOff { get; private set; }

    /// <summary>The meetings of every cycle, in order.</summary>
    public IList<MeetingTemplate> Template { get; private set; } = [];

    /// <summary>How often dates were published to schools.</summary>
    public int PlanVersion { get; private set; }

    public DateTimeOffset? PlanPublishedAt { get; private set; }

    /// <inheritdoc cref="Programme.Version"/>
    public int Version { get; private set; }

    public SeasonFacts Facts => new(MaxGroupsPerSchool, FirstWeek, DatesBy, KickOff);

    /// <summary>The one session for everybody; its edition has to be read with its sessions.</summary>
    public Session Gala => Edition.Sessions.Where(session => session.GroupId is null).OrderBy(session => session.CancelledAt is not null).ThenBy(session => session.StartsAt).First();

    public void Change(SeasonFacts facts)
    {
        Set(facts);
        Version++;
    }

    public void ChangeTemplate(IReadOnlyList<MeetingTemplate> template)
    {
        Template = [.. template];
        Version++;
    }

    /// <summary>The dates of all groups were told to schools, hosts and animators.</summary>
    public void PublishPlan(DateTimeOffset now)
    {
        PlanVersion++;
        PlanPublishedAt = now;
    }

    private void Set(SeasonFacts facts) =>
        (MaxGroupsPerSchool, FirstWeek, DatesBy, KickOff) = (facts.MaxGroupsPerSchool, facts.FirstWeek, facts.DatesBy, facts.KickOff);
}

/// <summary>What staff decide about a season besides its edition.</summary>
public sealed record SeasonFacts(int? MaxGroupsPerSchool, DateOnly FirstWeek, DateOnly? DatesBy = null, string? KickOff = null);

/// <summary>One meeting of every cycle.</summary>
/// <param name="Title">In Polish.</param>
/// <param name="Minutes">How long it lasts.</param>
/// <param name="Kind">Who leads it.</param>
/// <param name="DaysAfter">At the earliest so many days after the one before it; at least 1.</param>
public sealed record MeetingTemplate(string Title, int Minutes, MeetingKind Kind, int DaysAfter)
{
    public const int LessonMinutes = 45;

    internal static JsonSerializerOptions Words { get; } = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>The five meetings as the programme is known for; the creative hour comes beside them.</summary>
    public static IReadOnlyList<MeetingTemplate> Usual()
    {
        using var stream = typeof(MeetingTemplate).Assembly.GetManifestResourceStream("Kids/template.json")!;
        return JsonSerializer.Deserialize<List<MeetingTemplate>>(stream, Words)!;
    }
}

/// <summary>Who leads a meeting of a cycle.</summary>
public enum MeetingKind
{
    Animators,
    CompanyVisit,

    /// <summary>An hour with somebody creative, beside the five meetings.</summary>
    CreativeHour,
}
