using System.Globalization;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Reminders;

/// <summary>The sessions of published editions as occasions, for every source whose people come to sessions.</summary>
public static class SessionOccasions
{
    public const string KeyPrefix = "session:";

    public static string KeyOf(long sessionId) => FormattableString.Invariant($"{KeyPrefix}{sessionId}");

    /// <summary>The session that an occasion is; null when it is none.</summary>
    public static long? IdOf(string key) =>
        key.StartsWith(KeyPrefix, StringComparison.Ordinal) && long.TryParse(key.AsSpan(KeyPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    public static long[] IdsOf(IEnumerable<string> keys) => [.. keys.Select(IdOf).OfType<long>()];

    /// <summary>Those that start in a span of time, the cancelled among them.</summary>
    public static Task<IReadOnlyList<ReminderOccasion>> SessionOccasionsAsync(
        this StartupsDb db, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation) =>
        OfAsync(db.Sessions.Where(session => session.StartsAt > from && session.StartsAt < until), cancellation);

    public static Task<IReadOnlyList<ReminderOccasion>> SessionOccasionsAsync(this StartupsDb db, IEnumerable<string> keys, CancellationToken cancellation)
    {
        var ids = IdsOf(keys);
        return OfAsync(db.Sessions.Where(session => ids.Contains(session.Id)), cancellation);
    }

    private static async Task<IReadOnlyList<ReminderOccasion>> OfAsync(IQueryable<Session> sessions, CancellationToken cancellation)
    {
        var rows = await sessions.Where(session => session.Edition.PublishedAt != null)
            .Select(session => new
            {
                session.Id,
                session.EditionId,
                session.Edition.Programme.Title,
                session.Date,
                session.StartsAt,
                IsFirst = !session.Edition.Sessions.Any(earlier => earlier.CancelledAt == null && earlier.GroupId == session.GroupId && earlier.StartsAt < session.StartsAt),
                IsHeld = session.CancelledAt == null && session.Edition.CancelledAt == null,
                session.ChangedAt,
                FirstSince = session.Edition.Sessions
                    .Where(other => other.GroupId == session.GroupId)
                    .Where(other => other.CancelledAt != null ? other.StartsAt < session.StartsAt : other.Sequence > 0 && other.StartsAt > session.StartsAt)
                    .Max(other => other.ChangedAt),
            })
            .ToListAsync(cancellation);
        return
        [
            .. rows.Select(row => new ReminderOccasion(KeyOf(row.Id), row.Title, row.Date, row.StartsAt, row.IsFirst, row.IsHeld, row.ChangedAt, row.FirstSince)
            {
                EditionId = row.EditionId,
            }),
        ];
    }
}
