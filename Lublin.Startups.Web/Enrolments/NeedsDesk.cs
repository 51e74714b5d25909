using Lublin.Startups.Web.Data;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>Keeps what the venue was told of people's needs.</summary>
public sealed class NeedsDesk(StartupsDb db, Writer writer, TimeProvider clock)
{
    /// <summary>The venue was told. False when people need something else by now than what was on the screen.</summary>
    /// <param name="editionId">An existing edition.</param>
    /// <param name="shown">The key of the summary that was on the screen.</param>
    /// <param name="actor">Who told it.</param>
    public Task<bool> TellAsync(long editionId, string shown, string actor) =>
        writer.CommitAsync(
            db,
            async () =>
            {
                await db.Database.TakeTurnAsync($"needs:{editionId}");
                var needs = await db.EditionNeedsAsync(editionId);
                if (needs is null || !string.Equals(needs.Summary.Key, shown, StringComparison.Ordinal))
                    return false;
                if (needs.IsTold)
                    return true;
                var now = clock.GetUtcNow();
                db.Add(new NeedsTold(editionId, shown, actor, now));
                db.Add(new History("edition", editionId, "NeedsTold", actor, now, new Changes().Note("needs", needs.LastTold?.Told, shown).ToJson()));
                return true;
            },
            showsOnPages: _ => false);
}
