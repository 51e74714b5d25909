using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Lectures;

/// <summary>A speaker as the office lists them.</summary>
/// <param name="Id">The presenter.</param>
/// <param name="Name">Theirs.</param>
/// <param name="IsArchived">Nothing new is planned with them.</param>
/// <param name="Firm">Whose.</param>
/// <param name="Stories">Of what they tell.</param>
/// <param name="PerYear">How many lectures a year at most; null for as many as there are.</param>
/// <param name="ThisYear">How many they give this year, given and planned.</param>
/// <param name="Next">The day of the next one; null without one.</param>
public sealed record SpeakerRow(long Id, string Name, bool IsArchived, string? Firm, Stories Stories, int? PerYear, int ThisYear, DateOnly? Next);

/// <summary>A session that somebody leads.</summary>
/// <param name="EditionId">Its edition.</param>
/// <param name="Title">Of the talk or training.</param>
/// <param name="University">The short name of where it is given; null for what is no lecture.</param>
/// <param name="Date">The day in Warsaw.</param>
/// <param name="Start">By the clock in Warsaw.</param>
/// <param name="End">By the clock in Warsaw.</param>
/// <param name="IsDraft">Not published.</param>
public sealed record LedSession(long EditionId, LocalText Title, string? University, DateOnly Date, TimeOnly Start, TimeOnly End, bool IsDraft)
{
    public bool IsLecture => University is not null;
}

public static class SpeakerQueries
{
    /// <summary>Everybody who gives lectures, the archived last; two queries.</summary>
    public static async Task<IReadOnlyList<SpeakerRow>> SpeakerRowsAsync(this StartupsDb db, DateTimeOffset now)
    {
        var year = Warsaw.DateOf(now).Year;
        var (from, until) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var speakers = await db.Speakers.AsNoTracking().Include(speaker => speaker.Presenter).ToListAsync();
        var all = db.Lectures;
        var lectures = (await db.Led().Where(led => led.Date >= from)
            .Select(led => new { led.PresenterId, led.Date, led.StartsAt, IsLecture = all.Any(lecture => lecture.EditionId == led.EditionId) })
            .ToListAsync()).Where(led => led.IsLecture).ToLookup(led => led.PresenterId);
        return [.. speakers.Select(speaker => new SpeakerRow(
                speaker.PresenterId,
                speaker.Presenter.Name,
                speaker.Presenter.ArchivedAt is not null,
                speaker.Firm,
                speaker.Stories,
                speaker.PerYear,
                lectures[speaker.PresenterId].Count(led => led.Date <= until),
                lectures[speaker.PresenterId].Where(led => led.StartsAt > now).OrderBy(led => led.StartsAt).Select(led => (DateOnly?)led.Date).FirstOrDefault()))
            .OrderBy(row => row.IsArchived).ThenBy(row => Letters.Fold(row.Name), StringComparer.Ordinal)];
    }

    /// <summary>How many sessions of lectures somebody gives in the year of an instant, given and planned.</summary>
    public static Task<int> LecturesThisYearAsync(this StartupsDb db, long presenter, DateTimeOffset now)
    {
        var (year, lectures) = (Warsaw.DateOf(now).Year, db.Lectures);
        var (from, until) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        return db.Led().CountAsync(led => led.PresenterId == presenter && led.Date >= from && led.Date <= until && lectures.Any(lecture => lecture.EditionId == led.EditionId));
    }

    /// <summary>What somebody leads that has not begun, lectures and trainings, drafts among them; in order of time.</summary>
    public static async Task<IReadOnlyList<LedSession>> LedAheadAsync(this StartupsDb db, long presenter, DateTimeOffset now)
    {
        var lectures = db.Lectures;
        return await db.Led().Where(led => led.PresenterId == presenter && led.StartsAt > now).OrderBy(led => led.StartsAt).ThenBy(led => led.SessionId)
            .Select(led => new LedSession(
                led.EditionId, led.Title, lectures.Where(lecture => lecture.EditionId == led.EditionId).Select(lecture => lecture.University.ShortName).FirstOrDefault(),
                led.Date, led.Start, led.End, led.PublishedAt == null))
            .ToListAsync();
    }

    // Presenters of sessions that take place: the rule stands here only.
    private static IQueryable<LedRow> Led(this StartupsDb db) => db.SessionPresenters.Where(led => led.Session.CancelledAt == null && led.Session.Edition.CancelledAt == null)
        .Select(led => new LedRow
        {
            PresenterId = led.PresenterId,
            SessionId = led.SessionId,
            EditionId = led.Session.EditionId,
            Title = led.Session.Edition.Programme.Title,
            PublishedAt = led.Session.Edition.PublishedAt,
            Date = led.Session.Date,
            Start = led.Session.Start,
            End = led.Session.End,
            StartsAt = led.Session.StartsAt,
        });

    private sealed class LedRow
    {
        public long PresenterId { get; init; }
        public long SessionId { get; init; }
        public long EditionId { get; init; }
        public LocalText Title { get; init; } = null!;
        public DateTimeOffset? PublishedAt { get; init; }
        public DateOnly Date { get; init; }
        public TimeOnly Start { get; init; }
        public TimeOnly End { get; init; }
        public DateTimeOffset StartsAt { get; init; }
    }
}
