using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Lectures;

/// <summary>How many came to a lecture: one number a session, from staff or from the host; the last one counts.</summary>
public sealed class HeadCountDesk(StartupsDb db, Writer writer, TimeProvider clock)
{
    /// <param name="sessionId">A published session of a lecture.</param>
    /// <param name="heads">0 to <see cref="HeadCount.Most"/>.</param>
    /// <param name="actor">Staff, or <c>host:3</c>.</param>
    /// <returns>False when it has not begun, or did not take place: nothing is counted.</returns>
    public Task<bool> CountAsync(long sessionId, int heads, string actor) => writer.CommitAsync(
        db,
        async () =>
        {
            await db.Database.TakeTurnAsync($"heads:{sessionId}");
            var (now, lectures) = (clock.GetUtcNow(), db.Lectures);
            if (!await db.Sessions.AnyAsync(session => session.Id == sessionId && session.StartsAt <= now && session.CancelledAt == null && session.Edition.CancelledAt == null
                && session.Edition.PublishedAt != null && lectures.Any(lecture => lecture.EditionId == session.EditionId)))
                return false;
            var known = await db.HeadCounts.SingleOrDefaultAsync(count => count.SessionId == sessionId);
            if (known?.Heads == heads)
                return true;
            var before = known?.Heads;
            if (known is null)
                db.Add(new HeadCount(sessionId, heads, actor, now));
            else
                known.Count(heads, actor, now);
            db.Add(new History("session", sessionId, "HeadsCounted", actor, now, new Changes().Note("heads", before, heads).ToJson()));
            // Nobody has to be called for a number that is there.
            var occasion = AfterOccasions.CountOf(sessionId);
            await db.PhoneCalls.Where(call => call.Occasion == occasion && call.DoneAt == null).ExecuteDeleteAsync();
            return true;
        },
        showsOnPages: _ => false);
}

/// <summary>The lectures of a semester that are over.</summary>
/// <param name="From">Its first day.</param>
/// <param name="To">Its last day.</param>
/// <param name="Held">How many sessions took place.</param>
/// <param name="Counted">How many sessions have a count.</param>
/// <param name="Heads">How many came to those.</param>
public sealed record HeldLectures(DateOnly From, DateOnly To, int Held, int Counted, int Heads);

public static class HeadCountQueries
{
    private const int WinterBegins = 10;
    private const int SummerBegins = 3;

    /// <summary>What was held in the semester of a day: from October to February, or from March to September. One query.</summary>
    public static async Task<HeldLectures> HeldLecturesAsync(this StartupsDb db, DateOnly today, DateTimeOffset now)
    {
        var isSummer = today.Month is >= SummerBegins and < WinterBegins;
        var from = new DateOnly(!isSummer && today.Month < SummerBegins ? today.Year - 1 : today.Year, isSummer ? SummerBegins : WinterBegins, 1);
        var (to, lectures, counts) = (from.AddMonths(isSummer ? WinterBegins - SummerBegins : 12 - WinterBegins + SummerBegins).AddDays(-1), db.Lectures, db.HeadCounts);
        var rows = await db.Sessions.Where(session => session.Date >= from && session.Date <= to && session.EndsAt <= now && session.CancelledAt == null && session.Edition.CancelledAt == null
                && session.Edition.PublishedAt != null && lectures.Any(lecture => lecture.EditionId == session.EditionId))
            .Select(session => counts.Where(count => count.SessionId == session.Id).Select(count => (int?)count.Heads).FirstOrDefault()).ToListAsync();
        return new(from, to, rows.Count, rows.Count(heads => heads is not null), rows.Sum() ?? 0);
    }

    /// <summary>The sessions of a lecture that have begun and take place, in order of time; one query.</summary>
    public static async Task<IReadOnlyList<(Guid Uid, DateOnly Date)>> BegunSessionsAsync(this StartupsDb db, long editionId, DateTimeOffset now) =>
        [.. (await db.Sessions.Where(session => session.EditionId == editionId && session.StartsAt <= now && session.CancelledAt == null && session.Edition.PublishedAt != null && session.Edition.CancelledAt == null)
            .OrderBy(session => session.StartsAt).Select(session => new { session.Uid, session.Date }).ToListAsync()).Select(session => (session.Uid, session.Date))];

    /// <summary>How many came to each session of a lecture that somebody counted; one query.</summary>
    public static async Task<IReadOnlyDictionary<Guid, int>> HeadsAsync(this StartupsDb db, long editionId) =>
        await db.HeadCounts.Join(db.Sessions.Where(session => session.EditionId == editionId), count => count.SessionId, session => session.Id, (count, session) => new { session.Uid, count.Heads })
            .ToDictionaryAsync(row => row.Uid, row => row.Heads);
}
