using System.Globalization;

namespace Lublin.Startups.Web.Lectures;

/// <summary>Where the office keeps, plans and publishes lectures and what they are made of: paths within the site.</summary>
public static class LectureLinks
{
    public const string Universities = "/biuro/uczelnie";
    public const string Topics = "/biuro/tematy";
    public const string Speakers = "/biuro/prelegenci";
    public const string Lectures = "/biuro/wyklady";
    public const string NewLecture = Lectures + "/nowy";
    public const string Invitations = Lectures + "/zaproszenia";
    public const string Schedule = "/biuro/harmonogram";

    /// <summary>How long it takes from one campus to another.</summary>
    public const string Travel = Universities + "/dojazdy";

    /// <summary>Where the working copy becomes the next version.</summary>
    public const string Publish = Schedule + "/publikuj";

    /// <summary>Where a file of lectures is taken in.</summary>
    public const string Import = Schedule + "/import";

    /// <summary>Where lectures are asked for as a file; with an ending, the file.</summary>
    public const string Export = Schedule + "/eksport";

    /// <summary>An empty file; its ending follows.</summary>
    public const string Template = Schedule + "/wzor";

    /// <summary>Where staff write to whoever speaks or hosts in one room on one day.</summary>
    public const string WriteToRoom = Schedule + "/napisz";

    /// <summary>By what an address says how a session was when somebody followed a link to a question about it.</summary>
    public const string SeenParameter = "widziano";

    public static string University(long id) => $"{Universities}/{Number(id)}";

    /// <param name="university">Whose.</param>
    /// <param name="campus">Null for a new one.</param>
    public static string Campus(long university, long? campus = null) => $"{University(university)}/kampusy/{(campus is { } id ? Number(id) : "nowy")}";

    /// <param name="university">Whose.</param>
    /// <param name="host">Null for a new one.</param>
    public static string Host(long university, long? host = null) => $"{University(university)}/kontakty/{(host is { } id ? Number(id) : "nowy")}";

    public static string Topic(long id) => $"{Topics}/{Number(id)}";

    public static string Speaker(long presenter) => $"{Speakers}/{Number(presenter)}";

    /// <summary>One giving of a lecture.</summary>
    public static string Lecture(long editionId) => $"{Lectures}/{Number(editionId)}";

    /// <summary>Where speakers are invited to it.</summary>
    public static string Invite(long editionId) => $"{Lecture(editionId)}/zapros";

    /// <summary>Where staff withdraw an invitation or write an answer down.</summary>
    /// <param name="verb">wycofaj, przyjmij, odmow.</param>
    public static string Invitation(long id, string verb) => $"{Invitations}/{Number(id)}/{verb}";

    /// <summary>How many came to a session.</summary>
    public static string Heads(Guid uid) => $"{Session(uid)}/liczba-osob";

    /// <summary>Where a draft is thrown away.</summary>
    public static string Discard(long editionId) => $"{Lecture(editionId)}/usun";

    /// <summary>Where a conflict is left as it is.</summary>
    /// <param name="key">What was seen.</param>
    public static string Settle(string key) => $"{Schedule}/zostaw/{key}";

    /// <summary>One day of the schedule.</summary>
    public static string Day(DateOnly date) => $"{Schedule}?dzien={date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";

    /// <param name="date">The day that is chosen at first.</param>
    /// <param name="room">The room; null while none is chosen.</param>
    public static string WriteToRoomOn(DateOnly date, long? room = null) =>
        $"{WriteToRoom}?dzien={date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}{(room is { } id ? "&sala=" + Number(id) : "")}";

    /// <summary>A letter to those in a room: it is seen there before it goes.</summary>
    public static string RoomAnnouncement(long id) => $"{WriteToRoom}/{Number(id)}";

    /// <summary>A version that was published: what was new in it and what became of its mails.</summary>
    public static string Version(int number) => $"{Schedule}/wersje/{Number(number)}";

    /// <summary>The form of a session of the working copy.</summary>
    public static string Session(Guid uid) => $"{Lectures}/sesje/{uid}";

    /// <param name="seen">What the page with the link showed of the session; null when that does not matter.</param>
    public static string CancelSession(Guid uid, string? seen = null) => $"{Session(uid)}/odwolaj{Carrying(seen)}";

    /// <summary>Where a change that is not published yet is taken back.</summary>
    /// <param name="seen">What the page with the link showed of the session; null when that does not matter.</param>
    public static string Undo(Guid uid, string? seen = null) => $"{Session(uid)}/cofnij{Carrying(seen)}";

    public static string Repeat(Guid uid) => Session(uid) + "/powtorz";

    /// <param name="editionId">One giving of a lecture.</param>
    /// <param name="like">A session whose hour and place the new one begins with; null for none.</param>
    public static string NewSession(long editionId, Guid? like = null) => $"{Lecture(editionId)}/sesje/nowa{(like is { } uid ? $"?jak={uid}" : "")}";

    private static string Carrying(string? seen) => seen is null ? "" : $"?{SeenParameter}={seen}";

    private static string Number(long id) => id.ToString(CultureInfo.InvariantCulture);
}
