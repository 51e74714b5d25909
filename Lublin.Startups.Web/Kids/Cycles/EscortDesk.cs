using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Kids.Placing;
using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Kids.Cycles;

/// <summary>Says which member of staff goes along to which visit. Nobody is at two visits at once, the way between them counted.</summary>
public sealed class EscortDesk(StartupsDb db, Writer writer, PlanningBook book, TimeProvider clock)
{
    /// <param name="editionId">Of the season.</param>
    /// <param name="wanted">By session; null for nobody. Visits that are left out stay as they are.</param>
    /// <param name="actor">A member of staff.</param>
    /// <returns>The sessions to which somebody cannot go because of another visit; empty when all is saved.</returns>
    public Task<IReadOnlyList<Guid>> AssignAsync(long editionId, IReadOnlyDictionary<Guid, long?> wanted, string actor) => writer.CommitAsync<IReadOnlyList<Guid>>(db, async () =>
    {
        await db.Database.TakeTurnAsync(BookingQueries.Turn);
        // What the page had read may be older than the turn.
        db.ChangeTracker.Clear();
        var visits = (await CycleSheet.ReadAsync(db, editionId, book)).Visits.ToList();
        foreach (var visit in visits.Where(visit => !visit.IsHeld && wanted.TryGetValue(visit.Session.Uid, out var staff) && visit.EscortId != staff))
        {
            visit.Escort(wanted[visit.Session.Uid]);
            db.Add(new History("session", visit.SessionId, "EscortChosen", actor, clock.GetUtcNow()));
        }

        var clashes = visits.Where(visit => visit.EscortId is { } staff && visits.Exists(other => other != visit && other.EscortId == staff && Outing.Clash(visit.Session.Plan, other.Session.Plan)))
            .Select(visit => visit.Session.Uid).ToList();
        if (clashes.Count > 0)
            db.ChangeTracker.Clear();
        return clashes;
    });
}
