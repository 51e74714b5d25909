using System.Linq.Expressions;
using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Programmes;

public static class EditionQueries
{
    /// <summary>Published editions of what is in the catalogue of a kind whose last session has not ended, those that begin first in front; one query.</summary>
    public static Task<IReadOnlyList<EditionSummary>> UpcomingAsync(this StartupsDb db, ProgrammeKind kind, DateTimeOffset now) =>
        db.SinceAsync(now, edition => edition.Programme.Kind == kind && edition.Programme.WithdrawnAt == null);

    /// <summary>Published editions of one programme whose last session has not ended; one query.</summary>
    public static Task<IReadOnlyList<EditionSummary>> UpcomingAsync(this StartupsDb db, long programmeId, DateTimeOffset now) =>
        db.SinceAsync(now, edition => edition.ProgrammeId == programmeId);

    /// <summary>Published editions of every kind whose last session ended after an instant, those of withdrawn programmes among them; one query.</summary>
    public static Task<IReadOnlyList<EditionSummary>> SinceAsync(this StartupsDb db, DateTimeOffset since) => db.SinceAsync(since, _ => true);

    /// <summary>One published edition, past ones among them; null when there is none, or its programme has left the catalogue.</summary>
    public static async Task<EditionSummary?> EditionAsync(this StartupsDb db, ProgrammeKind kind, string programme, string edition) =>
        await SummariesAsync(db.Editions.Where(each => each.Slug == edition
            && each.PublishedAt != null && each.Programme.Kind == kind && each.Programme.Slug == programme && each.Programme.WithdrawnAt == null)) is [var one, ..] ? one : null;

    /// <summary>All editions, drafts among them, those that begin first in front and those without a session first of all; one query.</summary>
    /// <param name="db">The database.</param>
    /// <param name="programmeId">Of one programme; null for all.</param>
    public static Task<IReadOnlyList<EditionSummary>> EditionsAsync(this StartupsDb db, long? programmeId = null) =>
        SummariesAsync(db.Editions.Where(edition => programmeId == null || edition.ProgrammeId == programmeId));

    /// <summary>
    /// Takes the next turn at an edition's roster: other instances wait for theirs until the transaction ends, and an instance that remembers the roster of the turn
    /// before knows that nobody has changed it since.
    /// </summary>
    /// <param name="db">In a transaction. Several rosters are taken in ascending order, so that two instances never wait for each other.</param>
    /// <param name="editionId">An existing edition.</param>
    /// <returns>When read: the turn's number; it counts only once committed.</returns>
    public static IQueryable<long> TakeRoster(this StartupsDb db, long editionId) =>
        db.Database.SqlQuery<long>($"UPDATE editions SET roster_turn = roster_turn + 1 WHERE id = {editionId} RETURNING roster_turn AS \"Value\"");

    /// <summary>A published edition by its address, with programme, sessions and rooms; null when there is none.</summary>
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
        editions.Include(edition => edition.Programme)
            .Include(edition => edition.Sessions).ThenInclude(session => session.Room).ThenInclude(room => room!.Venue);

    /// <summary>With the presenters of its sessions.</summary>
    public static IQueryable<Edition> WithPresenters(this IQueryable<Edition> editions) =>
        editions.Include(edition => edition.Sessions).ThenInclude(session => session.Led).ThenInclude(led => led.Presenter);

    private static Task<IReadOnlyList<EditionSummary>> SinceAsync(this StartupsDb db, DateTimeOffset since, Expression<Func<Edition, bool>> which) =>
        SummariesAsync(db.Editions.Where(edition => edition.PublishedAt != null && edition.Sessions.Any(session => session.EndsAt > since)).Where(which));

    // Joined flat: both databases read only the sessions of these editions.
    private static async Task<IReadOnlyList<EditionSummary>> SummariesAsync(IQueryable<Edition> editions)
    {
        var rows = await editions.SelectMany(edition => edition.Sessions.DefaultIfEmpty(), (edition, session) => new { edition, session })
            .OrderBy(row => row.session!.StartsAt).ThenBy(row => row.edition.Id)
            .Select(row => new
            {
                Edition = new EditionSummary
                {
                    Id = row.edition.Id,
                    ProgrammeId = row.edition.ProgrammeId,
                    Kind = row.edition.Programme.Kind,
                    ProgrammeSlug = row.edition.Programme.Slug,
                    Slug = row.edition.Slug ?? "",
                    Title = row.edition.Programme.Title,
                    Lead = row.edition.Programme.Lead,
                    Level = row.edition.Programme.Level,
                    Language = row.edition.Language,
                    Places = new Places(row.edition.Capacity, row.edition.MaxGroups),
                    Entry = row.edition.Entry,
                    PublishedAt = row.edition.PublishedAt,
                    OpensAt = row.edition.OpensAt,
                    ClosesAt = row.edition.ClosesAt,
                    ClosedAt = row.edition.ClosedAt,
                    CancelledAt = row.edition.CancelledAt,
                    CancelReason = row.edition.CancelReason,
                },
                Session = row.session == null ? null : new SessionSummary(
                    row.session.Id, row.session.Uid, row.session.Sequence, row.session.ChangedAt, row.session.CancelledAt != null,
                    row.session.Date, row.session.Start, row.session.End, row.session.StartsAt, row.session.EndsAt)
                {
                    Place = row.session.Room == null ? null : new SessionPlace(
                        row.session.Room.VenueId, row.session.Room.Name, row.session.Room.Venue.Name, row.session.Room.Venue.Address),
                    CancelReason = row.session.CancelReason,
                },
            }).ToListAsync();
        return [.. rows.GroupBy(row => row.Edition.Id)
            .Select(group => group.First().Edition with { Sessions = [.. group.Select(row => row.Session).OfType<SessionSummary>()] })
            .OrderBy(edition => edition.Sessions.Count == 0 ? DateTimeOffset.MinValue : edition.First.StartsAt).ThenBy(edition => edition.Id)];
    }
}
