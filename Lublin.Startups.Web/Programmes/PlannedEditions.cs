using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Programmes;

/// <summary>An edition as the office lists it.</summary>
public sealed record PlannedEdition(
    long Id, long ProgrammeId, int Capacity, DateTimeOffset? PublishedAt, DateTimeOffset OpensAt, DateTimeOffset? ClosesAt, DateTimeOffset? ClosedAt, DateTimeOffset? CancelledAt,
    IReadOnlyList<PlannedSession> Sessions)
{
    public Entry Entry { get; init; }

    /// <summary>The first session that takes place, or the first at all; null while there is none.</summary>
    public PlannedSession? First => Sessions.FirstOrDefault(session => !session.IsCancelled) ?? (Sessions.Count > 0 ? Sessions[0] : null);

    public EditionState StateAt(DateTimeOffset now) => PublishedAt is null || First is not { } first
        ? EditionState.Draft
        : new EditionWindow(PublishedAt, OpensAt, ClosesAt, ClosedAt, CancelledAt, first.StartsAt, Sessions.Max(session => session.EndsAt)) { Entry = Entry }.StateAt(now);
}

public sealed record PlannedSession(long Id, DateOnly Date, TimeOnly Start, TimeOnly End, DateTimeOffset StartsAt, DateTimeOffset EndsAt, bool IsCancelled);

/// <summary>A programme as the office lists it.</summary>
public sealed record PlannedProgramme(long Id, string Slug, LocalText Title, LocalText Lead, LocalText? Learn, LocalText Audience, LocalText? Bring, DateTimeOffset? WithdrawnAt);

public static class PlannedQueries
{
    /// <summary>All programmes; one query.</summary>
    public static async Task<IReadOnlyList<PlannedProgramme>> PlannedProgrammesAsync(this StartupsDb db) => await db.Programmes
        .Select(programme => new PlannedProgramme(
            programme.Id, programme.Slug, programme.Title, programme.Lead, programme.Learn, programme.Audience, programme.Bring, programme.WithdrawnAt))
        .ToListAsync();

    /// <summary>Editions with their sessions, drafts among them, those that begin first in front and those without a session first of all; one query.</summary>
    /// <param name="db">The database.</param>
    /// <param name="programmeId">Of one programme; null for all.</param>
    public static async Task<IReadOnlyList<PlannedEdition>> PlannedEditionsAsync(this StartupsDb db, long? programmeId = null)
    {
        var editions = await db.Editions.Where(edition => programmeId == null || edition.ProgrammeId == programmeId)
            .Select(edition => new PlannedEdition(
                edition.Id, edition.ProgrammeId, edition.Capacity, edition.PublishedAt, edition.OpensAt, edition.ClosesAt, edition.ClosedAt, edition.CancelledAt,
                edition.Sessions.OrderBy(session => session.StartsAt)
                    .Select(session => new PlannedSession(session.Id, session.Date, session.Start, session.End, session.StartsAt, session.EndsAt, session.CancelledAt != null)).ToList()) { Entry = edition.Entry })
            .ToListAsync();
        return [.. editions.OrderBy(edition => edition.First?.StartsAt ?? DateTimeOffset.MinValue).ThenBy(edition => edition.Id)];
    }
}
