using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Lectures;

/// <summary>A draft of a lecture beside what it lacks.</summary>
/// <param name="EditionId">The draft.</param>
/// <param name="Title">The lecture's.</param>
/// <param name="Sessions">Of the working copy.</param>
/// <param name="Missing">Nothing when it can be published.</param>
public sealed record LectureDraft(long EditionId, LocalText Title, IReadOnlyList<WorkingSession> Sessions, IReadOnlyList<Missing> Missing)
{
    public bool IsReady => Missing.Count == 0;

    /// <summary>What the box of a form carries, so that only what was seen is published.</summary>
    public string Key => FormattableString.Invariant($"{EditionId}-{Fingerprint.Of(Sessions.Select(session => session.Seen))}");
}

/// <summary>What would be published now, and who would be told.</summary>
/// <param name="Next">Pending changes, and the drafts that were chosen.</param>
/// <param name="Drafts">All drafts of lectures.</param>
/// <param name="Chosen">Those that would be published.</param>
/// <param name="Conflicts">Of the sessions as they would be.</param>
/// <param name="Ledger">Everybody beside what they know.</param>
public sealed record Publication(
    NextVersion Next, IReadOnlyList<LectureDraft> Drafts, IReadOnlyList<LectureDraft> Chosen, IReadOnlyList<Conflict> Conflicts, IReadOnlyList<LedgerLine> Ledger)
{
    public IEnumerable<Conflict> Hard => Conflicts.Where(conflict => conflict.IsHard);

    public IEnumerable<Conflict> Soft => Conflicts.Where(conflict => !conflict.IsHard);

    /// <summary>Chosen ones that are published knowingly without anybody to speak.</summary>
    public IEnumerable<NextChange> WithoutSpeaker => Next.Of(TimetableChange.Added).Where(change => change.Session.Slot.PresenterIds.Count == 0);

    public bool AsksReason => Soft.Any() || WithoutSpeaker.Any();

    /// <summary>Who would be told of what, by person.</summary>
    public IReadOnlyList<ToldPerson> Told =>
        [.. Ledger.Where(line => line.Tiding is not null).GroupBy(line => line.Person.Key, StringComparer.Ordinal)
            .Select(lines => new ToldPerson(lines.First().Person, [.. lines.Select(line => line.Tiding!)], lines.Min(line => line.Until)))];

    /// <summary>The pending changes that were seen, in one word.</summary>
    public string Seen => Fingerprint.Of(
        Next.Changes.Select(change => change.Session).Where(session => session.IsPublished).Concat(Next.Stale.Select(stale => stale.Session))
            .Select(session => $"{session.Uid} {session.Seen}").Order(StringComparer.Ordinal));
}

/// <summary>A person who has to hear of a version.</summary>
/// <param name="Person">The recipient.</param>
/// <param name="Tidings">Of what.</param>
/// <param name="Until">By when they have to know.</param>
public sealed record ToldPerson(LecturePerson Person, IReadOnlyList<Tiding> Tidings, DateTimeOffset Until);

public static class PublicationQueries
{
    /// <summary>What would be published, and who would be told; the same number of queries, however much it is.</summary>
    /// <param name="db">The database.</param>
    /// <param name="chosen">Keys of drafts; null for all that are ready.</param>
    /// <param name="planning">What sessions are judged by.</param>
    /// <param name="now">An instant.</param>
    public static async Task<Publication> PublicationAsync(this StartupsDb db, IReadOnlyCollection<string>? chosen, PlanningBook planning, DateTimeOffset now)
    {
        var (pending, drafts) = (await db.PendingSessionsAsync(), await db.LectureDraftsAsync(now));
        List<LectureDraft> taken = [.. drafts.Where(draft => chosen is null ? draft.IsReady : chosen.Contains(draft.Key, StringComparer.Ordinal))];
        var next = NextVersion.Of(pending, taken.SelectMany(draft => draft.Sessions), now);
        var bookings = await db.BookingsAsync([.. next.Bookings.Select(booking => booking.Plan.Date).Distinct()]);
        return new(next, drafts, taken, Conflicts.Of(next.Bookings, next.Over(bookings), await planning.FactsAsync(next.Over(bookings))), await db.LedgerAsync(next, now));
    }

    private static async Task<IReadOnlyList<LectureDraft>> LectureDraftsAsync(this StartupsDb db, DateTimeOffset now)
    {
        var lectures = db.Lectures;
        var editions = await db.Editions.AsNoTracking().Whole()
            .Where(edition => edition.PublishedAt == null && edition.CancelledAt == null && lectures.Any(lecture => lecture.EditionId == edition.Id)).OrderBy(edition => edition.Id).ToListAsync();
        var sessions = (await db.WorkingSessionsAsync([.. editions.Select(edition => edition.Id)])).ToLookup(session => session.EditionId);
        return [.. editions.Select(edition => new LectureDraft(edition.Id, edition.Programme.Title, [.. sessions[edition.Id]], Readiness.MissingOf(edition, now)))];
    }
}
