using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Lectures;

/// <summary>What an edition of a lecture has besides what every edition has: place and audience.</summary>
public sealed class Lecture
{
    private Lecture()
    {
    }

    public Lecture(Edition edition, LectureFacts facts)
    {
        Edition = edition;
        Set(facts);
    }

    public long EditionId { get; private set; }
    public Edition Edition { get; private set; } = null!;
    public long UniversityId { get; private set; }
    public University University { get; private set; } = null!;

    /// <summary>The university's contact who receives the speaker; null while nobody is named.</summary>
    public long? HostId { get; private set; }

    public Host? Host { get; private set; }
    public long? TopicId { get; private set; }
    public Topic? Topic { get; private set; }

    /// <summary>Whose students it is for, in Polish: Wydział Ekonomiczny; null for the whole university.</summary>
    public string? Faculty { get; private set; }

    /// <summary>Which students, in the host's words: III rok, ekonomia; null for nobody in particular.</summary>
    public string? AudienceName { get; private set; }

    /// <summary>How many the host expects; null when they did not say.</summary>
    public int? ExpectedHeads { get; private set; }

    public LectureAccess Access { get; private set; }

    /// <summary>How to come, in the host's own sentence; only where the host lets people in.</summary>
    public string? HostNote { get; private set; }

    /// <summary>Where the host takes sign-ups; null when the sentence says it all.</summary>
    public string? HostLink { get; private set; }

    public bool IsRecorded { get; private set; }
    public Stories Stories { get; private set; }

    public LectureFacts Facts => new(UniversityId, HostId, TopicId, Faculty, AudienceName, ExpectedHeads, Access, Stories)
    {
        HostNote = HostNote,
        HostLink = HostLink,
        IsRecorded = IsRecorded,
    };

    public void Change(LectureFacts facts) => Set(facts);

    private void Set(LectureFacts facts)
    {
        (UniversityId, HostId, TopicId, Faculty, AudienceName, ExpectedHeads) =
            (facts.UniversityId, facts.HostId, facts.TopicId, facts.Faculty, facts.AudienceName, facts.ExpectedHeads);
        (Access, Stories, HostNote, HostLink, IsRecorded) = (facts.Access, facts.Stories, facts.HostNote, facts.HostLink, facts.IsRecorded);
    }
}

/// <summary>What staff decide about a lecture besides its edition.</summary>
public sealed record LectureFacts(
    long UniversityId, long? HostId, long? TopicId, string? Faculty, string? AudienceName, int? ExpectedHeads, LectureAccess Access, Stories Stories)
{
    public string? HostNote { get; init; }
    public string? HostLink { get; init; }
    public bool IsRecorded { get; init; }
}

public enum LectureAccess
{
    Open,

    /// <summary>For the students of a faculty: published, but never offered as open to all.</summary>
    FacultyOnly,
}

/// <summary>Of what a speaker tells.</summary>
[Flags]
public enum Stories
{
    Success = 1,
    Failure = 2,
    Both = Success | Failure,
}
