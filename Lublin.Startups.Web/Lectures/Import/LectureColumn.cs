using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Lectures.Import;

/// <summary>The columns of a file of lectures, in their order.</summary>
public enum LectureColumn
{
    /// <summary>The session's name for ever; empty for a new one.</summary>
    Key,

    /// <summary>The talk's address.</summary>
    Slug,
    Title,

    /// <summary>Of a talk that is new.</summary>
    Lead,
    University,
    Faculty,
    Audience,

    /// <summary>The host's e-mail address.</summary>
    Host,
    Topic,
    Language,
    Entry,
    Seats,
    Access,
    Expected,
    Date,
    Start,
    End,

    /// <summary>Room and building, with a comma between them.</summary>
    Room,
    Link,
    Speakers,
    Recorded,
    Stories,

    /// <summary>For reading only.</summary>
    Status,
}

/// <summary>The words of the file, folded: as people write them, with or without capitals and diacritics, the same word is read.</summary>
public static class LectureWords
{
    public static IReadOnlyList<LectureColumn> Columns { get; } = Enum.GetValues<LectureColumn>();

    /// <summary>Those without which a file cannot be read.</summary>
    public static IReadOnlyList<LectureColumn> Needed { get; } = [.. Columns.Except([LectureColumn.Slug, LectureColumn.Lead, LectureColumn.Status])];

    private static readonly Dictionary<string, LectureColumn> Names = new(StringComparer.Ordinal)
    {
        ["klucz"] = LectureColumn.Key,
        ["adres"] = LectureColumn.Slug,
        ["tytul"] = LectureColumn.Title,
        ["opis"] = LectureColumn.Lead,
        ["uczelnia"] = LectureColumn.University,
        ["wydzial"] = LectureColumn.Faculty,
        ["odbiorcy"] = LectureColumn.Audience,
        ["gospodarz"] = LectureColumn.Host,
        ["temat"] = LectureColumn.Topic,
        ["jezyk"] = LectureColumn.Language,
        ["wstep"] = LectureColumn.Entry,
        ["miejsca"] = LectureColumn.Seats,
        ["dostep"] = LectureColumn.Access,
        ["spodziewane osoby"] = LectureColumn.Expected,
        ["data"] = LectureColumn.Date,
        ["od"] = LectureColumn.Start,
        ["do"] = LectureColumn.End,
        ["sala"] = LectureColumn.Room,
        ["link"] = LectureColumn.Link,
        ["prelegenci"] = LectureColumn.Speakers,
        ["nagranie"] = LectureColumn.Recorded,
        ["opowiesc"] = LectureColumn.Stories,
        ["stan"] = LectureColumn.Status,
    };

    private static readonly Dictionary<string, Entry> Entries = new(StringComparer.Ordinal) { ["wolny"] = Entry.Free, ["zapisy"] = Entry.Seats, ["uczelnia"] = Entry.Host };

    private static readonly Dictionary<string, LectureAccess> Accesses = new(StringComparer.Ordinal) { [""] = LectureAccess.Open, ["otwarty"] = LectureAccess.Open, ["wydzial"] = LectureAccess.FacultyOnly };

    private static readonly Dictionary<string, Stories> Told = new(StringComparer.Ordinal) { [""] = Stories.Success, ["sukces"] = Stories.Success, ["porazka"] = Stories.Failure, ["obie"] = Stories.Both };

    private static readonly Dictionary<string, bool> Answers = new(StringComparer.Ordinal) { [""] = false, ["nie"] = false, ["0"] = false, ["tak"] = true, ["1"] = true };

    private static readonly Dictionary<string, string> Languages = new(StringComparer.Ordinal)
    {
        [""] = "pl",
        ["pl"] = "pl",
        ["polski"] = "pl",
        ["en"] = "en",
        ["angielski"] = "en",
        ["uk"] = "uk",
        ["ukrainski"] = "uk",
    };

    public static LectureColumn? Column(string typed) => Find(Names, typed);

    public static Entry? EntryOf(string typed) => Find(Entries, typed);

    public static LectureAccess? AccessOf(string typed) => Find(Accesses, typed);

    public static Stories? StoriesOf(string typed) => Find(Told, typed);

    public static bool? AnswerOf(string typed) => Find(Answers, typed);

    public static string? LanguageOf(string typed) => Languages.GetValueOrDefault(Letters.Fold(typed.Trim()));

    private static T? Find<T>(Dictionary<string, T> words, string typed)
        where T : struct => words.TryGetValue(Letters.Fold(typed.Trim()), out var found) ? found : null;
}
