using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Lectures;

/// <summary>Notes that the office leaves a conflict as it is, and why. Nobody is mailed, nothing moves.</summary>
public sealed class ConflictDesk(StartupsDb db, Writer writer, PlanningBook planning, TimeProvider clock)
{
    private const string Turn = "settled conflicts";

    /// <summary>What is open by this key now; null when it is not there any more, or is settled.</summary>
    public async Task<OpenConflict?> FindAsync(string key) =>
        (await db.OpenConflictsAsync(planning, clock.GetUtcNow())).FirstOrDefault(open => string.Equals(open.Key, key, StringComparison.Ordinal));

    /// <param name="key">What was seen.</param>
    /// <param name="reason">Why it stays, for the office.</param>
    /// <param name="actor">A coordinator.</param>
    /// <returns>False when it is no longer what was seen, is settled already, or is hard and has to be solved.</returns>
    public Task<bool> SettleAsync(string key, string reason, string actor) => writer.CommitAsync(
        db,
        async () =>
        {
            await db.Database.TakeTurnAsync(Turn);
            if (await FindAsync(key) is not { Conflict.IsHard: false } open)
                return false;
            var now = clock.GetUtcNow();
            db.Add(new SettledConflict(key, open.Conflict.Kind, open.Session.Uid, open.With?.Uid, reason, actor, now));
            var (subject, id) = open.Session.SessionId == 0 ? ("edition", open.Session.EditionId) : ("session", open.Session.SessionId);
            db.Add(new History(subject, id, "ConflictSettled", actor, now, new Changes().Because(reason).ToJson()));
            return true;
        },
        showsOnPages: _ => false);
}
