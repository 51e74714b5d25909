namespace Lublin.Startups.Web.Lectures.Import;

/// <summary>What is wrong with one cell; nothing of its file is saved.</summary>
/// <param name="Row">As the spreadsheet program counts.</param>
/// <param name="Column">Where.</param>
/// <param name="Why">What.</param>
/// <param name="About">What its sentence names: another row, a number, a name.</param>
public sealed record ImportFault(int Row, LectureColumn Column, ImportWrong Why, string? About = null)
{
    /// <summary>Names that are like the one that is not known.</summary>
    public IReadOnlyList<string> Nearest { get; init; } = [];
}

public enum ImportWrong
{
    Merged,
    TooLong,

    /// <summary>There has to be something.</summary>
    Needed,

    KeyUnreadable,
    KeyUnknown,
    KeyTwice,

    /// <summary>The same talk at the same university at the same moment.</summary>
    RowTwice,

    SlugUnreadable,
    SlugTaken,

    /// <summary>The session is of another talk, or the talk is called otherwise.</summary>
    TalkOther,

    /// <summary>A talk that is new needs a few words about it.</summary>
    LeadNeeded,

    Unknown,

    /// <summary>Several are called so.</summary>
    Ambiguous,

    /// <summary>Nothing new is planned with it.</summary>
    Archived,

    /// <summary>The host is of another university.</summary>
    HostElsewhere,

    FacultyNeeded,

    /// <summary>None of the words that may stand here.</summary>
    Word,

    Number,
    SeatsNeeded,
    DateUnreadable,

    /// <summary>So far off that it is a slip.</summary>
    DateFar,

    TimeUnreadable,
    EndsBeforeStart,

    /// <summary>The clock never shows it.</summary>
    HourSkipped,

    Past,

    /// <summary>It has begun.</summary>
    Begun,

    Cancelled,
    RoomAndLink,
    LinkUnreadable,

    /// <summary>Of a published lecture it is changed elsewhere.</summary>
    PublishedFact,

    /// <summary>Two rows of one lecture, or of one new talk, say different things.</summary>
    Inconsistent,
}
