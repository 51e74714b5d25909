using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Lectures;

/// <summary>
/// What the next version of the timetable would bring: pending changes, and the drafts that were chosen. Pure: it reads no clock and no database.
/// </summary>
/// <param name="Changes">In order of time.</param>
/// <param name="Stale">Pending changes that cannot be published as they are.</param>
public sealed record NextVersion(IReadOnlyList<NextChange> Changes, IReadOnlyList<StaleChange> Stale)
{
    public bool IsEmpty => Changes.Count == 0 && Stale.Count == 0;

    public IEnumerable<NextChange> Of(TimetableChange kind) => Changes.Where(change => change.Kind == kind);

    /// <param name="pending">What waits for the next version.</param>
    /// <param name="drafts">The sessions of the drafts that were chosen.</param>
    /// <param name="now">An instant.</param>
    public static NextVersion Of(IEnumerable<WorkingSession> pending, IEnumerable<WorkingSession> drafts, DateTimeOffset now)
    {
        var waiting = pending.ToList();
        var stale = waiting.Select(session => (Session: session, Why: WhyStale(session, now))).Where(each => each.Why is not null).Select(each => new StaleChange(each.Session, each.Why!.Value)).ToList();
        var changes = waiting.Except(stale.Select(each => each.Session)).Select(session => new NextChange(session, KindOf(session)))
            .Concat(drafts.Where(session => session.After is not null).Select(session => new NextChange(session, TimetableChange.Added)));
        return new([.. changes.OrderBy(change => change.Session.Slot.Plan.Date).ThenBy(change => change.Session.Slot.Plan.Start).ThenBy(change => change.Session.Uid)], stale);
    }

    /// <summary>The bookings as they would be with this version, from those that are.</summary>
    /// <param name="bookings">Of all kinds, drafts among them, on the days that the version touches.</param>
    public IReadOnlyList<Booking> Over(IEnumerable<Booking> bookings) => Over(bookings, Changes.Select(change => change.Session), Bookings);

    /// <summary>The sessions that take place as this version brings them.</summary>
    public IReadOnlyList<Booking> Bookings => [.. Changes.Where(change => change.Kind != TimetableChange.Cancelled).Select((change, at) => BookingOf(change.Session, at))];

    /// <summary>The bookings as they will be, from those that are.</summary>
    /// <param name="bookings">Of all kinds, drafts among them.</param>
    /// <param name="waiting">The sessions of which something waits for the next version.</param>
    /// <param name="uid">A session that is being planned: it is in nobody's way; null for none.</param>
    public static IReadOnlyList<Booking> Over(IEnumerable<Booking> bookings, IReadOnlyCollection<WorkingSession> waiting, Guid? uid) => Over(
        bookings, waiting, waiting.Where(session => session.After is not null && session.Uid != uid).Select((session, at) => BookingOf(session, at)));

    private static IReadOnlyList<Booking> Over(IEnumerable<Booking> bookings, IEnumerable<WorkingSession> touched, IEnumerable<Booking> will)
    {
        var gone = touched.Select(session => session.SessionId).Where(id => id != 0).ToHashSet();
        return [.. bookings.Where(booking => !gone.Contains(booking.SessionId)), .. will];
    }

    /// <summary>A session of the working copy as conflicts are looked for; one that is only to be added has a number below zero.</summary>
    public static Booking BookingOf(WorkingSession session, int at = 0) =>
        BookingOf(session, new(session.Slot.Plan, session.Slot.PresenterIds), session.Slot.RoomSeats) with { SessionId = session.SessionId == 0 ? -1 - at : session.SessionId };

    /// <summary>The same where it is wished to be.</summary>
    public static Booking BookingOf(WorkingSession session, WantedSession wanted, int? roomSeats) =>
        new Booking(session.SessionId, session.EditionId, session.ProgrammeId, session.Title, wanted.Plan, session.Capacity)
        {
            Uid = session.Uid,
            Kind = session.Kind,
            Besides = session.GroupId is { } group ? [Resource.Of(ResourceKind.Group, group)] : [],
            RoomSeats = roomSeats,
            IsPublished = true,
            Facts = session.Facts,
        }.LedBy(wanted.Presenters);

    private static StaleWhy? WhyStale(WorkingSession session, DateTimeOffset now) => session switch
    {
        { IsCancelled: true } => StaleWhy.CancelledMeanwhile,
        { Pending: { } pending } when pending.BasedOn != session.Sequence => StaleWhy.ChangedMeanwhile,
        _ when IsOver(session.Before, now) || IsOver(session.After, now) => StaleWhy.Over,
        { After: { IsRoomArchived: true } after } when session.Before?.Plan.RoomId != after.Plan.RoomId => StaleWhy.RoomGone,
        _ => null,
    };

    private static TimetableChange KindOf(WorkingSession session) => session.Mark switch
    {
        WorkingMark.Cancelled => TimetableChange.Cancelled,
        WorkingMark.New => TimetableChange.Added,
        WorkingMark.Changed => TimetableChange.Changed,
        _ => TimetableChange.Moved,
    };

    private static bool IsOver(WorkingSlot? slot, DateTimeOffset now) => slot is not null && Warsaw.ToInstant(slot.Plan.Date, slot.Plan.Start) <= now;
}

/// <summary>What the next version does with one session: from <see cref="WorkingSession.Before"/> to <see cref="WorkingSession.After"/>.</summary>
public sealed record NextChange(WorkingSession Session, TimetableChange Kind)
{
    /// <summary>How often calendars will have been told of a change by then.</summary>
    public int Sequence => Kind switch
    {
        TimetableChange.Added => Math.Max(0, Session.Sequence),
        TimetableChange.Changed => Session.Sequence,
        _ => Session.Sequence + 1,
    };
}

/// <summary>A pending change that cannot be published as it is.</summary>
public sealed record StaleChange(WorkingSession Session, StaleWhy Why);

public enum StaleWhy
{
    /// <summary>The session was called off before the change of it was published.</summary>
    CancelledMeanwhile,

    /// <summary>It was made for the session as it was before it changed by something else.</summary>
    ChangedMeanwhile,

    /// <summary>The session has begun, or would begin in the past.</summary>
    Over,

    /// <summary>Nothing new is planned in the room by now.</summary>
    RoomGone,
}
