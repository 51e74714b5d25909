using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Lectures.Import;

/// <summary>What a row says, with what it names found.</summary>
public sealed record LectureValues
{
    public Guid? Key { get; init; }
    public string? Slug { get; init; }
    public string? Title { get; init; }
    public string? Lead { get; init; }
    public KnownName? University { get; init; }
    public KnownHost? Host { get; init; }
    public KnownName? Topic { get; init; }
    public string? Faculty { get; init; }
    public string? Audience { get; init; }
    public int? Expected { get; init; }
    public LectureAccess Access { get; init; }
    public Stories Stories { get; init; }
    public bool IsRecorded { get; init; }
    public required string Language { get; init; }
    public Entry Entry { get; init; }

    /// <summary>Only where people sign up here.</summary>
    public int? Seats { get; init; }

    public RoomChoice? Room { get; init; }

    /// <summary>Without its room; null when there is a fault in it.</summary>
    public SessionPlan? Plan { get; init; }

    public IReadOnlyList<KnownName> Presenters { get; init; } = [];

    public WantedSession Wanted => new(Plan! with { RoomId = Room?.Id }, [.. Presenters.Select(presenter => presenter.Id)]);

    /// <summary>The facts of the lecture; what no row has stays as it is.</summary>
    /// <param name="before">As they stand; null of a new one.</param>
    public LectureFacts Facts(LectureFacts? before = null) => new(University!.Id, Host?.Id, Topic?.Id, Faculty, Audience, Expected, Access, Stories)
    {
        IsRecorded = IsRecorded,
        HostNote = before?.HostNote,
        HostLink = before?.HostLink,
    };

    /// <summary>How many it is for: the seats that are given out, or as many as are awaited and fit in.</summary>
    public int Capacity => Seats ?? Math.Min(Expected ?? Room?.Seats ?? UsualHeads, Room?.Seats ?? int.MaxValue);

    /// <summary>The columns in which a lecture differs from this row.</summary>
    public IEnumerable<LectureColumn> Differences(KnownLecture lecture)
    {
        var facts = lecture.Facts;
        var columns = new (LectureColumn Column, bool Differs)[]
        {
            (LectureColumn.University, facts.UniversityId != University?.Id),
            (LectureColumn.Faculty, !Same(facts.Faculty, Faculty)),
            (LectureColumn.Audience, !Same(facts.AudienceName, Audience)),
            (LectureColumn.Host, facts.HostId != Host?.Id),
            (LectureColumn.Topic, facts.TopicId != Topic?.Id),
            (LectureColumn.Language, !Same(lecture.Language, Language)),
            (LectureColumn.Entry, lecture.Entry != Entry),
            (LectureColumn.Seats, Entry == Entry.Seats && lecture.Entry == Entry.Seats && lecture.Capacity != Seats),
            (LectureColumn.Access, facts.Access != Access),
            (LectureColumn.Expected, facts.ExpectedHeads != Expected),
            (LectureColumn.Recorded, facts.IsRecorded != IsRecorded),
            (LectureColumn.Stories, facts.Stories != Stories),
        };
        return columns.Where(each => each.Differs).Select(each => each.Column);
    }

    /// <summary>The columns in which two rows of one lecture differ.</summary>
    public IEnumerable<LectureColumn> Differences(LectureValues other) => University is null ? [] : other.Differences(new KnownLecture(0, Facts(), Language, Entry, Seats ?? 0, 0));

    private const int UsualHeads = 60;

    private static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.Ordinal);
}
