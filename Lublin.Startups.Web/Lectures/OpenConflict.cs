using System.Globalization;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Lectures;

/// <summary>Something that stands against a session that people know of, or will with the next version, by what is known today. The cause may be younger than the session.</summary>
/// <param name="Conflict">What it is; said once of two sessions.</param>
/// <param name="Session">The one that it is said of.</param>
/// <param name="With">The other one, where there is one.</param>
public sealed record OpenConflict(Conflict Conflict, WorkingSession Session, WorkingSession? With)
{
    /// <summary>What is seen, in one word: it differs as soon as one of both sessions moves, or the cause becomes another.</summary>
    public string Key { get; } = KeyOf(Conflict, Session, With);

    /// <summary>Whether something besides the session can bring it about. The others come from the hour alone, and were asked about when it was planned.</summary>
    public static bool IsWatched(ConflictKind kind) => kind is not (ConflictKind.Weekend or ConflictKind.OddHours or ConflictKind.SameProgramme);

    /// <summary>Those of sessions to come, the nearest first. Pure: it reads no clock and no database.</summary>
    /// <param name="sessions">Of the working copy; drafts hold nothing and are left out.</param>
    /// <param name="facts">As they are now.</param>
    /// <param name="now">An instant.</param>
    public static IReadOnlyList<OpenConflict> Of(IReadOnlyList<WorkingSession> sessions, PlanningFacts facts, DateTimeOffset now)
    {
        var today = Warsaw.DateOf(now);
        var known = sessions.Where(session => session.IsPublished && session.After is { } slot && slot.Plan.Date >= today).ToDictionary(session => session.Uid);
        var bookings = PlannedDays.BookingsOf(known.Values);
        return
        [
            .. Conflicts.Of(bookings.Where(booking => Warsaw.ToInstant(booking.Plan.Date, booking.Plan.Start) > now), bookings, facts)
                .Where(conflict => IsWatched(conflict.Kind))
                .Select(conflict => new OpenConflict(conflict, known[conflict.Session.Uid], conflict.With is { } with ? known[with.Uid] : null))
                .OrderBy(open => open.Conflict.Session.Plan.Date).ThenBy(open => open.Conflict.Session.Plan.Start).ThenBy(open => open.Session.Uid)
                .DistinctBy(open => open.Key, StringComparer.Ordinal),
        ];
    }

    private static string KeyOf(Conflict conflict, WorkingSession session, WorkingSession? with)
    {
        var seats = conflict.Kind is ConflictKind.RoomTooSmall or ConflictKind.RoomBelowExpected ? conflict.Session.RoomSeats : null;
        return Fingerprint.Of([
            conflict.Kind.ToString(), conflict.Shared?.Kind.ToString(), conflict.Shared?.Key, Number(conflict.Needed), Number(conflict.Day?.Id), Number(seats),
            .. new[] { session, with }.OfType<WorkingSession>().Select(each => $"{each.Uid} {each.Slot.Words}").Order(StringComparer.Ordinal),
        ]);
    }

    private static string? Number(long? number) => number?.ToString(CultureInfo.InvariantCulture);
}
