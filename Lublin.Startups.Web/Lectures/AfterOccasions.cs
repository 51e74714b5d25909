using System.Globalization;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Reminders;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Lectures;

/// <summary>The mornings after lectures as occasions: to be asked how many came, and to be thanked.</summary>
internal static class AfterOccasions
{
    public const string CountPrefix = "count:";
    public const string ThanksPrefix = "thanks:";

    /// <summary>So long after the morning somebody is still asked or thanked.</summary>
    public static readonly TimeSpan Still = TimeSpan.FromDays(7);

    private static readonly TimeOnly Morning = new(9, 0);

    public static string CountOf(long sessionId) => FormattableString.Invariant($"{CountPrefix}{sessionId}");

    public static string ThanksFor(long editionId) => FormattableString.Invariant($"{ThanksPrefix}{editionId}");

    public static bool IsOne(string key) => key.StartsWith(CountPrefix, StringComparison.Ordinal) || key.StartsWith(ThanksPrefix, StringComparison.Ordinal);

    /// <summary>9:00 in Warsaw, the day after.</summary>
    public static ReminderTime TimeOf(ReminderOccasion occasion) => new(ReminderRule.MorningAfter, Warsaw.ToInstant(occasion.Date, Morning), occasion.StartsAt);

    /// <summary>The sessions whose number is wanted, not those that are counted; each by the end of the time in which it is asked for.</summary>
    public static async Task<IReadOnlyList<ReminderOccasion>> CountOccasionsAsync(this StartupsDb db, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation)
    {
        var (lectures, counts) = (db.Lectures, db.HeadCounts);
        return await OfAsync(
            db.Sessions.Where(session => session.StartsAt > from - Still - TimeSpan.FromDays(2) && session.StartsAt < until && session.CancelledAt == null
                && lectures.Any(lecture => lecture.EditionId == session.EditionId) && !counts.Any(count => count.SessionId == session.Id)),
            session => CountOf(session.Id), cancellation);
    }

    public static Task<IReadOnlyList<ReminderOccasion>> CountOccasionsAsync(this StartupsDb db, IReadOnlyCollection<string> keys, CancellationToken cancellation)
    {
        var ids = IdsOf(keys, CountPrefix);
        return OfAsync(db.Sessions.Where(session => ids.Contains(session.Id)), session => CountOf(session.Id), cancellation);
    }

    /// <summary>The lectures whose last session that takes place was or will be then.</summary>
    public static async Task<IReadOnlyList<ReminderOccasion>> ThanksOccasionsAsync(this StartupsDb db, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation)
    {
        var lectures = db.Lectures;
        return await OfAsync(
            Last(db.Sessions).Where(session => session.StartsAt > from - Still - TimeSpan.FromDays(2) && session.StartsAt < until && lectures.Any(lecture => lecture.EditionId == session.EditionId)),
            session => ThanksFor(session.EditionId), cancellation);
    }

    public static Task<IReadOnlyList<ReminderOccasion>> ThanksOccasionsAsync(this StartupsDb db, IReadOnlyCollection<string> keys, CancellationToken cancellation)
    {
        var ids = IdsOf(keys, ThanksPrefix);
        return OfAsync(Last(db.Sessions).Where(session => ids.Contains(session.EditionId)), session => ThanksFor(session.EditionId), cancellation);
    }

    public static long[] IdsOf(IEnumerable<string> keys, string prefix) => [.. keys.Select(key => IdOf(key, prefix)).OfType<long>()];

    /// <summary>Null when the occasion is another.</summary>
    public static long? IdOf(string key, string prefix) =>
        key.StartsWith(prefix, StringComparison.Ordinal) && long.TryParse(key.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    private static IQueryable<Session> Last(IQueryable<Session> sessions) => sessions.Where(session => session.CancelledAt == null
        && !session.Edition.Sessions.Any(later => later.CancelledAt == null && later.StartsAt > session.StartsAt));

    private static async Task<IReadOnlyList<ReminderOccasion>> OfAsync(IQueryable<Session> sessions, Func<SessionRow, string> key, CancellationToken cancellation)
    {
        var rows = await sessions.Where(session => session.Edition.PublishedAt != null && session.Edition.CancelledAt == null)
            .Select(session => new SessionRow(session.Id, session.EditionId, session.Edition.Programme.Title, session.Date, session.CancelledAt == null)).ToListAsync(cancellation);
        return
        [
            .. rows.DistinctBy(key, StringComparer.Ordinal).Select(row => new ReminderOccasion(key(row), row.Title, row.Date.AddDays(1), Warsaw.ToInstant(row.Date.AddDays(1), Morning) + Still, IsFirst: false, row.IsHeld)
            {
                EditionId = row.EditionId,
            }),
        ];
    }

    internal sealed record SessionRow(long Id, long EditionId, LocalText Title, DateOnly Date, bool IsHeld);
}
