using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;

namespace Lublin.Startups.Web.Lectures.Mails;

/// <summary>What a letter about a version tells one person.</summary>
/// <param name="Role">Why they hear of it.</param>
/// <param name="Lines">In order of time; at least one.</param>
/// <param name="More">Where they see more, and what it is called.</param>
/// <param name="HasCalendar">Whether their calendar is told.</param>
public sealed record TimetableContent(LectureRole Role, IReadOnlyList<TimetableLine> Lines, (Uri Page, string Name) More, bool HasCalendar);

/// <summary>What became of one session.</summary>
/// <param name="What">Added, moved or cancelled.</param>
/// <param name="Title">The lecture's.</param>
/// <param name="Page">The lecture's own page.</param>
/// <param name="Before">As the person knew it; null when they did not.</param>
/// <param name="Now">Null when it does not take place, or not with them.</param>
/// <param name="Reason">Why it does not, in Polish.</param>
public sealed record TimetableLine(TimetableChange What, Wording Title, Uri Page, LectureMeeting? Before, LectureMeeting? Now, string? Reason)
{
    /// <summary>For subjects.</summary>
    public string When => (Now ?? Before)!.Brief;
}

/// <summary>When and where, in words.</summary>
/// <param name="Day">The day in full.</param>
/// <param name="Times">From when to when.</param>
/// <param name="Brief">Day and start, for subjects.</param>
/// <param name="Place">Room and building, or that it is on-line.</param>
/// <param name="Link">Null on the spot, and for people who may not know it.</param>
public sealed record LectureMeeting(string Day, string Times, string Brief, string Place, string? Link)
{
    public string When => $"{Day}, {Times}";
}

/// <summary>The HTML of a letter about lectures.</summary>
/// <inheritdoc cref="LetterBody{TWords, TContent}"/>
public abstract class LectureBody<TContent> : LetterBody<LectureWords, TContent>
    where TContent : class;
