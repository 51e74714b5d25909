using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Lectures;

/// <summary>The sessions of a lecture at which nobody speaks yet, and what stands against somebody at them.</summary>
public sealed class EmptyChairs(StartupsDb db, PlanningBook planning, TimetableDesk timetable)
{
    /// <summary>Those to come, as the working copy has them, in order of time.</summary>
    public async Task<IReadOnlyList<WorkingSession>> FindAsync(long editionId, DateTimeOffset now) => [.. (await db.WorkingSessionsAsync([editionId]))
        .Where(session => session.After is { PresenterIds.Count: 0 } after && !session.IsCancelled && Warsaw.ToInstant(after.Plan.Date, after.Plan.Start) > now)];

    /// <summary>What would be refused if this person spoke at them.</summary>
    public async Task<IReadOnlyList<Conflict>> AgainstAsync(IReadOnlyList<WorkingSession> sessions, long presenter)
    {
        var wanted = sessions.Select(session => NextVersion.BookingOf(session, new(session.Slot.Plan, [presenter]), session.Slot.RoomSeats)).ToList();
        var (stored, pending) = (await db.BookingsAsync([.. wanted.Select(booking => booking.Plan.Date).Distinct()]), await db.PendingSessionsAsync());
        List<Conflict> found = [];
        foreach (var (session, booking) in sessions.Zip(wanted))
        {
            var others = NextVersion.Over(stored, pending, session.Uid);
            var facts = await planning.FactsAsync([.. others, booking]);
            found.AddRange(Conflicts.Of(booking, others, facts).Where(conflict => conflict.IsHard || conflict.Kind == ConflictKind.Taken));
        }

        return found;
    }

    /// <summary>The person speaks at all of them, in the caller's commit: with the next version, or at once in a draft.</summary>
    public async Task FillAsync(IReadOnlyList<WorkingSession> sessions, long presenter, string actor, DateTimeOffset now)
    {
        foreach (var session in sessions)
            await timetable.PutAsync(session, new(session.Slot.Plan, [presenter]), actor, now);
    }

    /// <summary>The days off that an invitation of today reckons with.</summary>
    public async Task<PlanningFacts> DaysOffAsync(DateTimeOffset now)
    {
        var today = Warsaw.DateOf(now);
        return new() { DaysOff = await db.DaysOffAsync(today, today.AddDays(InvitationTime.DaysAhead)) };
    }
}
