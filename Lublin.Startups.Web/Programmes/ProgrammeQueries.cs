using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Programmes;

/// <summary>What a programme's page tells besides its dates.</summary>
/// <param name="Id">The programme.</param>
/// <param name="Kind">Under whose address it stands.</param>
/// <param name="Slug">The last part of its address.</param>
/// <param name="Title">Its name.</param>
/// <param name="Lead">One or two sentences.</param>
/// <param name="Learn">One point a line; null where its kind does not say it.</param>
/// <param name="Audience">For whom.</param>
/// <param name="Bring">One thing a line; null when nothing.</param>
/// <param name="Level">How much is taken for known.</param>
/// <param name="Withdrawn">Left the catalogue: 410.</param>
/// <param name="WasPublished">Has an edition that people have been shown; otherwise it is a draft and nobody's business.</param>
public sealed record ProgrammePage(
    long Id, ProgrammeKind Kind, string Slug, LocalText Title, LocalText Lead, LocalText? Learn, LocalText Audience, LocalText? Bring, ProgrammeLevel Level, bool Withdrawn, bool WasPublished);

/// <summary>A session as the catalogue shows it.</summary>
public sealed record CatalogueSession(
    long Id, Guid Uid, int Sequence, DateTimeOffset? ChangedAt, bool Cancelled, DateOnly Date, TimeOnly Start, TimeOnly End, DateTimeOffset StartsAt, DateTimeOffset EndsAt, CataloguePlace? Place)
{
    /// <summary>Why it alone was cancelled, in Polish.</summary>
    public string? CancelReason { get; init; }

    internal static CatalogueSession Of(Session session) => new(
        session.Id, session.Uid, session.Sequence, session.ChangedAt, session.CancelledAt is not null, session.Date, session.Start, session.End, session.StartsAt, session.EndsAt,
        session.Room is { } room ? new(room.VenueId, room.Name, room.Venue.Name, room.Venue.Address) : null)
    {
        CancelReason = session.CancelReason,
    };
}

/// <summary>Where a session is held; absent on-line.</summary>
public sealed record CataloguePlace(long VenueId, string Room, string Venue, string Address);

/// <summary>A published edition as the catalogue shows it.</summary>
public sealed record CatalogueEdition(
    long Id,
    ProgrammeKind Kind,
    string ProgrammeSlug,
    string Slug,
    LocalText Title,
    LocalText Lead,
    ProgrammeLevel Level,
    string Language,
    int Capacity,
    long? PresenterId,
    EditionWindow Window,
    IReadOnlyList<CatalogueSession> Sessions)
{
    /// <summary>Why it was cancelled, in Polish.</summary>
    public string? CancelReason { get; init; }

    /// <summary>The same of an edition already at hand.</summary>
    /// <param name="edition">Published, with programme, sessions and rooms.</param>
    public static CatalogueEdition Of(Edition edition) => new(
        edition.Id, edition.Programme.Kind, edition.Programme.Slug, edition.Slug!, edition.Programme.Title, edition.Programme.Lead, edition.Programme.Level,
        edition.Language, edition.Capacity, edition.PresenterId, edition.Window,
        [.. edition.Sessions.OrderBy(session => session.StartsAt).Select(CatalogueSession.Of)])
    {
        CancelReason = edition.CancelReason,
    };

    /// <summary>The first session that takes place; of a cancelled edition the first at all.</summary>
    public CatalogueSession First => Sessions.FirstOrDefault(session => !session.Cancelled) ?? Sessions[0];

    /// <summary>How many take place; all of them when the edition is cancelled.</summary>
    public int Held => Math.Max(1, Sessions.Count(session => !session.Cancelled));

    /// <summary>Its own last session ends in a room or on-line; mixed editions have both.</summary>
    public bool IsOnline => First.Place is null;
}

public static class ProgrammeQueries
{
    private const int LongestSlug = 100;

    /// <summary>Whether a text can be the slug of anything: what cannot need not be asked of the database.</summary>
    public static bool IsSlug(string? text) =>
        text is { Length: > 0 and <= LongestSlug } && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    /// <summary>The first of slug, slug-2, slug-3… that no programme has.</summary>
    public static async Task<string> FreeSlugAsync(this StartupsDb db, string slug)
    {
        var taken = await db.Programmes.Where(programme => programme.Slug.StartsWith(slug)).Select(programme => programme.Slug).ToListAsync();
        return FreeSlug(slug, taken);
    }

    /// <summary>The first of slug, slug-2, slug-3… that is not taken.</summary>
    public static string FreeSlug(string slug, IReadOnlyCollection<string> taken) =>
        Enumerable.Range(1, taken.Count + 1).Select(n => n == 1 ? slug : FormattableString.Invariant($"{slug}-{n}")).First(candidate => !taken.Contains(candidate, StringComparer.Ordinal));

    /// <summary>One programme of a kind; null when there is none of that name.</summary>
    public static Task<ProgrammePage?> ProgrammePageAsync(this StartupsDb db, ProgrammeKind kind, string slug) =>
        db.Programmes.Where(programme => programme.Kind == kind && programme.Slug == slug)
            .Select(programme => new ProgrammePage(
                programme.Id,
                programme.Kind,
                programme.Slug,
                programme.Title,
                programme.Lead,
                programme.Learn,
                programme.Audience,
                programme.Bring,
                programme.Level,
                programme.WithdrawnAt != null,
                programme.Editions.Any(edition => edition.PublishedAt != null)))
            .FirstOrDefaultAsync();

    /// <summary>Published editions of what is in the catalogue of a kind whose last session has not ended, those that begin first in front; one query.</summary>
    public static async Task<IReadOnlyList<CatalogueEdition>> UpcomingAsync(this StartupsDb db, ProgrammeKind kind, DateTimeOffset now)
    {
        var rows = await Rows(db.Sessions.Where(session =>
            session.Edition.PublishedAt != null
            && session.Edition.Programme.Kind == kind
            && session.Edition.Programme.WithdrawnAt == null
            && session.Edition.Sessions.Any(other => other.EndsAt > now))).ToListAsync();
        return Editions(rows);
    }

    /// <summary>Published editions of every kind whose last session ended after an instant, those of withdrawn programmes among them; one query.</summary>
    public static async Task<IReadOnlyList<CatalogueEdition>> SinceAsync(this StartupsDb db, DateTimeOffset since)
    {
        var rows = await Rows(db.Sessions.Where(session =>
            session.Edition.PublishedAt != null && session.Edition.Sessions.Any(other => other.EndsAt > since))).ToListAsync();
        return Editions(rows);
    }

    /// <summary>Published editions of one programme whose last session has not ended; one query.</summary>
    public static async Task<IReadOnlyList<CatalogueEdition>> UpcomingAsync(this StartupsDb db, long programmeId, DateTimeOffset now)
    {
        var rows = await Rows(db.Sessions.Where(session =>
            session.Edition.ProgrammeId == programmeId
            && session.Edition.PublishedAt != null
            && session.Edition.Sessions.Any(other => other.EndsAt > now))).ToListAsync();
        return Editions(rows);
    }

    /// <summary>One published edition, past ones among them; null when there is none, or its programme has left the catalogue.</summary>
    public static async Task<CatalogueEdition?> EditionAsync(this StartupsDb db, ProgrammeKind kind, string programme, string edition)
    {
        var rows = await Rows(db.Sessions.Where(session =>
            session.Edition.Slug == edition
            && session.Edition.PublishedAt != null
            && session.Edition.Programme.Kind == kind
            && session.Edition.Programme.Slug == programme
            && session.Edition.Programme.WithdrawnAt == null)).ToListAsync();
        return Editions(rows).FirstOrDefault();
    }

    private static IQueryable<SessionRow> Rows(IQueryable<Session> sessions) =>
        sessions.OrderBy(session => session.StartsAt).Select(session => new SessionRow(
            session.EditionId,
            session.Edition.Programme.Kind,
            session.Edition.Programme.Slug,
            session.Edition.Slug!,
            session.Edition.Programme.Title,
            session.Edition.Programme.Lead,
            session.Edition.Programme.Level,
            session.Edition.Language,
            session.Edition.Capacity,
            session.Edition.PresenterId,
            session.Edition.PublishedAt,
            session.Edition.OpensAt,
            session.Edition.ClosesAt,
            session.Edition.ClosedAt,
            session.Edition.CancelledAt,
            session.Edition.CancelReason,
            session.Id,
            session.Uid,
            session.Sequence,
            session.ChangedAt,
            session.CancelledAt,
            session.CancelReason,
            session.Date,
            session.Start,
            session.End,
            session.StartsAt,
            session.EndsAt,
            session.Room == null ? null : new CataloguePlace(session.Room.VenueId, session.Room.Name, session.Room.Venue.Name, session.Room.Venue.Address)) { Entry = session.Edition.Entry });

    private static List<CatalogueEdition> Editions(List<SessionRow> rows)
    {
        var editions = new List<CatalogueEdition>(rows.Count);
        foreach (var group in rows.GroupBy(row => row.EditionId))
        {
            var all = group.ToList();
            var first = all[0];
            var firstHeld = all.Find(row => row.SessionCancelledAt is null) ?? first;
            editions.Add(new(
                first.EditionId,
                first.Kind,
                first.ProgrammeSlug,
                first.Slug,
                first.Title,
                first.Lead,
                first.Level,
                first.Language,
                first.Capacity,
                first.PresenterId,
                new(first.PublishedAt, first.OpensAt, first.ClosesAt, first.ClosedAt, first.CancelledAt, firstHeld.StartsAt, all.Max(row => row.EndsAt)) { Entry = first.Entry },
                all.ConvertAll(row => new CatalogueSession(
                    row.SessionId, row.Uid, row.Sequence, row.ChangedAt, row.SessionCancelledAt is not null, row.Date, row.Start, row.End, row.StartsAt, row.EndsAt, row.Place)
                {
                    CancelReason = row.SessionCancelReason,
                }))
            {
                CancelReason = first.CancelReason,
            });
        }

        return [.. editions.OrderBy(edition => edition.Window.FirstStart)];
    }

    private sealed record SessionRow(
        long EditionId,
        ProgrammeKind Kind,
        string ProgrammeSlug,
        string Slug,
        LocalText Title,
        LocalText Lead,
        ProgrammeLevel Level,
        string Language,
        int Capacity,
        long? PresenterId,
        DateTimeOffset? PublishedAt,
        DateTimeOffset OpensAt,
        DateTimeOffset? ClosesAt,
        DateTimeOffset? ClosedAt,
        DateTimeOffset? CancelledAt,
        string? CancelReason,
        long SessionId,
        Guid Uid,
        int Sequence,
        DateTimeOffset? ChangedAt,
        DateTimeOffset? SessionCancelledAt,
        string? SessionCancelReason,
        DateOnly Date,
        TimeOnly Start,
        TimeOnly End,
        DateTimeOffset StartsAt,
        DateTimeOffset EndsAt,
        CataloguePlace? Place)
    {
        public Entry Entry { get; init; }
    }
}

/// <summary>Who leads a programme, as its page shows it.</summary>
public sealed record PresenterCard(string Name, LocalText Bio);

/// <summary>Where a programme is held, as its page shows it.</summary>
public sealed record VenueCard(string Name, string Address, LocalText Access, LocalText Directions, string? MapLink);

public static class PlaceQueries
{
    public static async Task<IReadOnlyList<PresenterCard>> PresentersAsync(this StartupsDb db, long[] ids) =>
        await db.Presenters.Where(presenter => ids.Contains(presenter.Id)).OrderBy(presenter => presenter.Name)
            .Select(presenter => new PresenterCard(presenter.Name, presenter.Bio)).ToListAsync();

    public static async Task<IReadOnlyList<VenueCard>> VenuesAsync(this StartupsDb db, long[] ids) =>
        await db.Venues.Where(venue => ids.Contains(venue.Id)).OrderBy(venue => venue.Name)
            .Select(venue => new VenueCard(venue.Name, venue.Address, venue.Access, venue.Directions, venue.MapLink)).ToListAsync();
}
