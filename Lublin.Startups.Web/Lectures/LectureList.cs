using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Lectures;

/// <summary>A lecture as the office lists it.</summary>
/// <param name="EditionId">Its edition.</param>
/// <param name="Title">Of the talk.</param>
/// <param name="University">The short name.</param>
/// <param name="Faculty">Null for the whole university.</param>
/// <param name="Topic">Its name in Polish; null without one.</param>
/// <param name="Speaker">By name; null while nobody speaks.</param>
/// <param name="First">The first session that takes place, or the first at all; null while there is none.</param>
/// <param name="Sessions">How many there are.</param>
/// <param name="State">At the moment that was asked for.</param>
public sealed record LectureRow(long EditionId, LocalText Title, string University, string? Faculty, string? Topic, string? Speaker, SessionPlan? First, int Sessions, EditionState State);

/// <summary>Which lectures the office asks for.</summary>
/// <param name="University">By its slug; null for all.</param>
/// <param name="Topic">By its slug; null for all.</param>
/// <param name="Stage">In what stage.</param>
/// <param name="Search">A word of the title, the speaker's name or the faculty; null for any.</param>
public sealed record LectureFilter(string? University, string? Topic, LectureStage Stage, string? Search)
{
    public bool IsEmpty => (University, Topic, Stage, Search) == (null, null, LectureStage.Current, null);
}

/// <summary>In what stage a lecture is, as the office sorts them.</summary>
public enum LectureStage
{
    /// <summary>Drafts and what is to come.</summary>
    Current,
    Draft,
    Published,
    Past,
    Cancelled,
}

public static class LectureListQueries
{
    public const int PageSize = 30;

    /// <summary>One page of lectures, those that begin first in front and of what is past those that ended last; and how many there are in all.</summary>
    public static async Task<(IReadOnlyList<LectureRow> Rows, int All)> LecturesAsync(this StartupsDb db, LectureFilter filter, int page, DateTimeOffset now)
    {
        var led = db.SessionPresenters;
        var rows = (await Of(db.Lectures, filter, now).Select(lecture => new
        {
            lecture.EditionId,
            lecture.Edition.Programme.Title,
            lecture.Faculty,
            Speakers = led.Where(each => each.Session.EditionId == lecture.EditionId).Select(each => each.Presenter.Name).ToList(),
            First = lecture.Edition.Sessions.Min(session => (DateTimeOffset?)session.StartsAt),
        }).ToListAsync()).AsEnumerable();
        if (filter.Search is { } word && Letters.Fold(word) is var wanted)
            rows = rows.Where(row => row.Title.Any(IsIn) || IsIn(row.Faculty) || row.Speakers.Exists(IsIn));
        var found = (filter.Stage is LectureStage.Past or LectureStage.Cancelled ? rows.OrderByDescending(row => row.First) : rows.OrderBy(row => row.First)).ThenBy(row => row.EditionId)
            .Select(row => row.EditionId).ToList();
        var shown = found.Skip((page - 1) * PageSize).Take(PageSize).ToList();
        var full = (await db.Lectures.AsNoTracking().AsSplitQuery().Include(lecture => lecture.University).Include(lecture => lecture.Topic)
            .Include(lecture => lecture.Edition.Programme).Include(lecture => lecture.Edition.Sessions).ThenInclude(session => session.Led).ThenInclude(led => led.Presenter)
            .Where(lecture => shown.Contains(lecture.EditionId)).OrderBy(lecture => lecture.EditionId).ToListAsync()).ToDictionary(lecture => lecture.EditionId);
        return ([.. shown.Select(id => RowOf(full[id], now))], found.Count);

        bool IsIn(string? text) => text is not null && Letters.Fold(text).Contains(wanted, StringComparison.Ordinal);
    }

    private static LectureRow RowOf(Lecture lecture, DateTimeOffset now)
    {
        var edition = lecture.Edition;
        var first = edition.Held.FirstOrDefault() ?? edition.Sessions.OrderBy(session => session.StartsAt).FirstOrDefault();
        return new(
            edition.Id, edition.Programme.Title, lecture.University.ShortName, lecture.Faculty, lecture.Topic?.Name.In("pl").Text, string.Join(", ", edition.Presenters.Select(presenter => presenter.Name)) is { Length: > 0 } names ? names : null, first?.Plan, edition.Sessions.Count,
            edition.PublishedAt is null ? EditionState.Draft : edition.StateAt(now));
    }

    /// <summary>All topics, by name.</summary>
    public static async Task<IReadOnlyList<Topic>> TopicsAsync(this StartupsDb db) =>
        [.. (await db.Topics.AsNoTracking().ToListAsync()).OrderBy(topic => Letters.Fold(topic.Name.In("pl").Text), StringComparer.Ordinal).ThenBy(topic => topic.Id)];

    /// <summary>A lecture with all that its page shows; null when the edition is none.</summary>
    public static Task<Lecture?> LectureAsync(this StartupsDb db, long editionId) => db.Lectures.AsNoTracking().AsSplitQuery()
        .Include(lecture => lecture.University).Include(lecture => lecture.Host).Include(lecture => lecture.Topic)
        .Include(lecture => lecture.Edition).ThenInclude(edition => edition.Programme)
        .Include(lecture => lecture.Edition).ThenInclude(edition => edition.Sessions).ThenInclude(session => session.Led).ThenInclude(led => led.Presenter)
        .Include(lecture => lecture.Edition).ThenInclude(edition => edition.Sessions).ThenInclude(session => session.Room).ThenInclude(room => room!.Venue)
        .SingleOrDefaultAsync(lecture => lecture.EditionId == editionId);

    private static IQueryable<Lecture> Of(IQueryable<Lecture> lectures, LectureFilter filter, DateTimeOffset now)
    {
        if (filter.University is { } university)
            lectures = lectures.Where(lecture => lecture.University.Slug == university);
        if (filter.Topic is { } topic)
            lectures = lectures.Where(lecture => lecture.Topic!.Slug == topic);
        return filter.Stage switch
        {
            LectureStage.Draft => lectures.Where(lecture => lecture.Edition.PublishedAt == null),
            LectureStage.Published => lectures.Where(lecture => lecture.Edition.PublishedAt != null && lecture.Edition.CancelledAt == null && lecture.Edition.Sessions.Any(session => session.EndsAt > now)),
            LectureStage.Past => lectures.Where(lecture => lecture.Edition.PublishedAt != null && lecture.Edition.CancelledAt == null && lecture.Edition.Sessions.All(session => session.EndsAt <= now)),
            LectureStage.Cancelled => lectures.Where(lecture => lecture.Edition.CancelledAt != null),
            _ => lectures.Where(lecture => lecture.Edition.PublishedAt == null || (lecture.Edition.CancelledAt == null && lecture.Edition.Sessions.Any(session => session.EndsAt > now))),
        };
    }
}
