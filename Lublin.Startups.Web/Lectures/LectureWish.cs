using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Lectures;

/// <summary>A lecture that is to be made.</summary>
/// <param name="Talk">What is told.</param>
/// <param name="Facts">The place and the audience.</param>
/// <param name="Terms">Entry, language and speaker.</param>
/// <param name="First">When and where it is given first.</param>
/// <param name="TermsVersion">Of the rules for participants.</param>
public sealed record LectureWish(Talk Talk, LectureFacts Facts, LectureTerms Terms, SessionPlan First, string TermsVersion);

/// <summary>What is told: a talk that is there, or a new one by its texts.</summary>
public sealed record Talk(long? ProgrammeId, ProgrammeTexts? Texts = null);

/// <summary>What staff decide about the edition of a lecture.</summary>
/// <param name="Entry">How people get in.</param>
/// <param name="Seats">How many seats are given out; null where nobody signs up.</param>
/// <param name="Language">pl, en, uk.</param>
/// <param name="SpeakerId">The speaker; null while there is none.</param>
public sealed record LectureTerms(Entry Entry, int? Seats, string Language, long? SpeakerId);

/// <summary>What came of changing a lecture.</summary>
public abstract record LectureOutcome
{
    private LectureOutcome()
    {
    }

    public sealed record Saved : LectureOutcome;

    /// <summary>Somebody else changed it meanwhile.</summary>
    public sealed record Overtaken : LectureOutcome;

    /// <summary>Nobody would sign up any more, and people have.</summary>
    /// <param name="Count">How many.</param>
    public sealed record HasEnrolments(int Count) : LectureOutcome;

    /// <param name="Taken">Seats that people have or are offered.</param>
    public sealed record TooFewSeats(int Taken) : LectureOutcome;

    /// <param name="Seats">As many as the smallest room has.</param>
    public sealed record RoomTooSmall(int Seats) : LectureOutcome;
}

/// <summary>What came of throwing a draft away.</summary>
public enum DiscardOutcome
{
    Done,
    Published,

    /// <summary>A speaker has been asked and may still come, or has said yes.</summary>
    Invited,
}
