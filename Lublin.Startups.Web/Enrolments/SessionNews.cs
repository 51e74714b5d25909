using System.Text.Json;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>Who is told what when one session of a published edition is moved, added or cancelled: everybody once, in the same commit.</summary>
internal static class SessionNews
{
    public static void Moved(OpenRoster roster, Session session, SessionPlan before)
    {
        // Another link can be read in the mail up to the last minute; another time or place is found out at a closed door. A person who is only offered a place does not know the link.
        var movedAway = session.Plan with { OnlineLink = before.OnlineLink } != before;
        DateTimeOffset? until = movedAway ? Earlier(session.StartsAt, Warsaw.ToInstant(before.Date, before.Start)) : null;
        Tell(roster, (RosterMails.Moved, PhoneCallKind.Moved), session, until, JsonSerializer.Serialize(new MovedFrom(session.Id, before)), tellsOffered: movedAway);
    }

    public static void Added(OpenRoster roster, Session session) =>
        Tell(roster, (RosterMails.SessionAdded, PhoneCallKind.SessionAdded), session, session.StartsAt, JsonSerializer.Serialize(new ToldOf(session.Id)));

    public static void Cancelled(OpenRoster roster, Session session) =>
        Tell(roster, (RosterMails.SessionCancelled, PhoneCallKind.SessionCancelled), session, session.StartsAt, JsonSerializer.Serialize(new ToldOf(session.Id)));

    /// <summary>Before and after of a session, for the history. A link opens a meeting: history only knows that it changed.</summary>
    public static Changes Changes(SessionPlan? before, SessionPlan? after) => new Changes()
        .Note("date", before?.Date, after?.Date).Note("start", before?.Start, after?.Start).Note("end", before?.End, after?.End)
        .Note("room", before?.RoomId, after?.RoomId).NotePersonal("link", before?.OnlineLink, after?.OnlineLink);

    /// <summary>The presenters, by their numbers.</summary>
    public static string Led(IEnumerable<long> presenters) => string.Join(", ", presenters);

    /// <summary>Session by session, once where that is the same for all.</summary>
    public static string Led(IEnumerable<Session> sessions) => string.Join(" / ", sessions.Select(session => Led(session.PresenterIds)).Distinct(StringComparer.Ordinal));

    private static void Tell(
        OpenRoster roster, (string Kind, PhoneCallKind Call) letter, Session session, DateTimeOffset? until, string details, bool tellsOffered = true)
    {
        if (roster.Edition.PublishedAt is null)
            return;
        foreach (var told in roster.Enrolments.Where(told => told.State == EnrolmentState.Confirmed))
            RosterMails.Tell(roster, told, letter, session, until, details);
        var offered = roster.Enrolments.Where(told => told.State == EnrolmentState.Offered).ToList();
        roster.Note(roster.Roster.FollowDates(roster.Now));
        foreach (var told in offered.Where(told => tellsOffered && told.StateAt(roster.Now) == EnrolmentState.Offered))
            RosterMails.Tell(roster, told, (RosterMails.Offered, PhoneCallKind.Offered), session, until);
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}

/// <summary>The presenters of a session as a form chose them.</summary>
/// <param name="Chosen">In the order in which they are named.</param>
/// <param name="Known">The presenters when the form was made; null when that does not matter.</param>
public sealed record PresenterChoice(IReadOnlyList<long> Chosen, IReadOnlyList<long>? Known = null);

/// <summary>What a letter about a moved session has to know of before.</summary>
public sealed record MovedFrom(long SessionId, SessionPlan Before);

/// <summary>Which session a letter tells of.</summary>
public sealed record ToldOf(long SessionId);
