using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>What a change of an edition or of a session would clash with. It takes the turn: the caller decides before anybody else.</summary>
internal static class Clashes
{
    /// <summary>What a published edition's session may not clash with; a draft clashes as it likes.</summary>
    public static async Task<IReadOnlyList<Conflict>> ClashesAsync(this OpenRoster roster, long sessionId, SessionPlan plan, IReadOnlyList<long> presenters)
    {
        if (roster.Edition.PublishedAt is null)
            return [];
        await roster.Db.Database.TakeTurnAsync(BookingQueries.Turn);
        var seats = plan.RoomId is { } id ? await roster.Db.Rooms.Where(room => room.Id == id).Select(room => (int?)room.Seats).SingleAsync() : null;
        var others = await roster.Db.BookingsAsync([plan.Date]);
        var wanted = BookingQueries.BookingOf(roster.Edition, sessionId, plan, seats, presenters);
        return [.. Conflicts.Of(wanted, others, await roster.Planning.FactsAsync([.. others, wanted])).Where(conflict => conflict.IsHard)];
    }

    /// <summary>What a published edition with another plan would clash with; a clash that was there before is no reason to refuse another change.</summary>
    public static async Task<IReadOnlyList<Conflict>> NewClashesAsync(this OpenRoster roster, EditionPlan plan, IReadOnlyList<long>? presenters)
    {
        var (db, edition) = (roster.Db, roster.Edition);
        if (plan.Capacity <= edition.Capacity && (presenters is null || edition.Held.All(session => session.PresenterIds.SequenceEqual(presenters))))
            return [];
        await db.Database.TakeTurnAsync(BookingQueries.Turn);
        var others = await db.BookingsAsync([.. edition.Held.Where(session => session.StartsAt > roster.Now).Select(session => session.Date).Distinct()]);
        var own = others.Where(booking => booking.EditionId == edition.Id).ToList();
        var changed = own.ConvertAll(booking => (presenters is null ? booking : booking.LedBy(presenters)) with { Capacity = plan.Capacity });
        var facts = await roster.Planning.FactsAsync([.. others, .. changed]);
        var known = Conflicts.Of(own, others, facts).Select(conflict => conflict.Key).ToHashSet();
        return [.. Conflicts.Of(changed, others, facts).Where(conflict => conflict.IsHard && !known.Contains(conflict.Key))];
    }
}
