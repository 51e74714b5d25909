using System.Globalization;

namespace Lublin.Startups.Web.Lectures;

/// <summary>Where the office plans and publishes lectures: paths within the site.</summary>
public static class LectureLinks
{
    public const string Schedule = "/biuro/harmonogram";

    /// <summary>Where the working copy becomes the next version.</summary>
    public const string Publish = Schedule + "/publikuj";

    /// <summary>By what an address says how a session was when somebody followed a link to a question about it.</summary>
    public const string SeenParameter = "widziano";

    private const string Office = "/biuro/wyklady";

    /// <summary>One day of the schedule.</summary>
    public static string Day(DateOnly date) => $"{Schedule}?dzien={date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";

    /// <summary>A version that was published: what was new in it and what became of its mails.</summary>
    public static string Version(int number) => string.Create(CultureInfo.InvariantCulture, $"{Schedule}/wersje/{number}");

    /// <summary>One giving of a lecture.</summary>
    public static string Lecture(long editionId) => string.Create(CultureInfo.InvariantCulture, $"{Office}/{editionId}");

    /// <summary>The form of a session of the working copy.</summary>
    public static string Session(Guid uid) => $"{Office}/sesje/{uid}";

    /// <param name="seen">What whoever follows the link has seen of the session; null when that does not matter.</param>
    public static string CancelSession(Guid uid, string? seen = null) => $"{Session(uid)}/odwolaj{Carrying(seen)}";

    /// <summary>Where a change that is not published yet is taken back.</summary>
    /// <param name="seen">What whoever follows the link has seen of the session; null when that does not matter.</param>
    public static string Undo(Guid uid, string? seen = null) => $"{Session(uid)}/cofnij{Carrying(seen)}";

    public static string Repeat(Guid uid) => Session(uid) + "/powtorz";

    /// <param name="editionId">One giving of a lecture.</param>
    /// <param name="like">A session whose hour and place the new one begins with; null for none.</param>
    public static string NewSession(long editionId, Guid? like = null) => $"{Lecture(editionId)}/sesje/nowa{(like is { } uid ? $"?jak={uid}" : "")}";

    private static string Carrying(string? seen) => seen is null ? "" : $"?{SeenParameter}={seen}";
}
