using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Programmes;

public static class EditionQueries
{
    /// <summary>
    /// Takes the next turn at an edition's roster: other instances wait for theirs until the transaction ends, and who remembers the roster of the turn
    /// before knows that nobody has changed it since.
    /// </summary>
    /// <param name="db">In a transaction. Whoever needs several rosters takes them in ascending order, so that two instances never wait for each other.</param>
    /// <param name="editionId">An existing edition.</param>
    /// <returns>When read: the turn's number; it counts only once committed.</returns>
    public static IQueryable<long> TakeRoster(this StartupsDb db, long editionId) =>
        db.Database.SqlQuery<long>($"UPDATE editions SET roster_turn = roster_turn + 1 WHERE id = {editionId} RETURNING roster_turn AS \"Value\"");

    /// <summary>A published edition by its address, with programme, sessions, rooms and presenter; null when there is none.</summary>
    public static Task<Edition?> FindEditionAsync(this StartupsDb db, ProgrammeKind kind, string programmeSlug, string editionSlug) =>
        db.Editions.AsNoTracking().Whole()
            .SingleOrDefaultAsync(edition => edition.Programme.Kind == kind && edition.Programme.Slug == programmeSlug && edition.Slug == editionSlug && edition.PublishedAt != null);

    /// <summary>The other editions of the same programme that take sign-ups now, the soonest first.</summary>
    public static async Task<IReadOnlyList<Edition>> OtherOpenEditionsAsync(this StartupsDb db, Edition edition, DateTimeOffset now) =>
        [.. (await db.OtherEditionsAsync(edition, now)).Where(other => other.StateAt(now) == EditionState.Open)];

    /// <summary>The other editions of the same programme that take sign-ups now or will later, the soonest first.</summary>
    public static async Task<IReadOnlyList<Edition>> OtherEditionsAsync(this StartupsDb db, Edition edition, DateTimeOffset now)
    {
        var others = await db.Editions.AsNoTracking().Whole()
            .Where(other => other.ProgrammeId == edition.ProgrammeId && other.Id != edition.Id)
            .Where(other => other.PublishedAt != null && other.CancelledAt == null && other.Sessions.Any(session => session.StartsAt > now))
            .ToListAsync();
        return [.. others.Where(other => other.StateAt(now) is EditionState.Open or EditionState.OpensLater).OrderBy(other => other.FirstStart)];
    }

    /// <summary>With all that a page or a letter says of an edition.</summary>
    public static IQueryable<Edition> Whole(this IQueryable<Edition> editions) =>
        editions.Include(edition => edition.Programme).Include(edition => edition.Presenter)
            .Include(edition => edition.Sessions).ThenInclude(session => session.Room).ThenInclude(room => room!.Venue);
}
