using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Lectures;

/// <summary>A published session of a lecture, as the timetable shows it to everybody.</summary>
public sealed record TimetableSession(
    long SessionId, long EditionId, Guid Uid, int Sequence, string Slug, string Edition, LocalText Title, LocalText Lead, string Language,
    DateOnly Date, TimeOnly Start, TimeOnly End, DateTimeOffset StartsAt)
{
    public required Entry Entry { get; init; }
    public required LectureAccess Access { get; init; }

    /// <summary>As people say it.</summary>
    public required string University { get; init; }

    /// <summary>In Polish; null for the whole university.</summary>
    public string? Faculty { get; init; }

    public SessionPlace? Place { get; init; }
    public IReadOnlyList<string> Speakers { get; init; } = [];
    public bool IsCancelled { get; init; }

    /// <summary>Why, in Polish.</summary>
    public string? CancelReason { get; init; }

    /// <summary>When calendars were last told of it.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>Whether it is offered to people from outside the faculty.</summary>
    public bool IsOpen => Access == LectureAccess.Open;
}

/// <summary>What somebody wants of the timetable; null: all.</summary>
/// <param name="University">By its slug.</param>
/// <param name="Topic">By its slug.</param>
/// <param name="Language">In which it is held: pl, en, uk.</param>
/// <param name="OpenOnly">Only what people from outside a faculty may come to.</param>
/// <param name="PresenterId">Of one speaker.</param>
/// <param name="HostId">Received by one host.</param>
public sealed record TimetableWish(string? University = null, string? Topic = null, string? Language = null, bool OpenOnly = false, long? PresenterId = null, long? HostId = null);

/// <summary>What a filter of the timetable offers.</summary>
public sealed record TimetableChoice(string Slug, string Name, LocalText? Translated = null);

public static class TimetableQueries
{
    /// <summary>The sessions from one day to another, cancelled ones among them, in order of time; two queries.</summary>
    public static async Task<IReadOnlyList<TimetableSession>> TimetableAsync(this StartupsDb db, TimetableWish wish, DateOnly from, DateOnly to)
    {
        var (first, end) = (Midnight(from), Midnight(to.AddDays(1)));
        return await Rows(db.Lectures, Wished(db, wish).Where(session => session.StartsAt >= first && session.StartsAt < end)).ToListAsync();
    }

    /// <summary>The sessions from a day on that take place or were to, in order of time; two queries.</summary>
    /// <param name="db">The database.</param>
    /// <param name="wish">Which.</param>
    /// <param name="from">The first day.</param>
    /// <param name="skip">How many of them stand on pages before.</param>
    /// <param name="take">How many at most.</param>
    public static async Task<IReadOnlyList<TimetableSession>> TimetableFromAsync(this StartupsDb db, TimetableWish wish, DateOnly from, int skip, int take)
    {
        var first = Midnight(from);
        return await Rows(db.Lectures, Wished(db, wish).Where(session => session.StartsAt >= first).OrderBy(session => session.StartsAt).ThenBy(session => session.Id).Skip(skip).Take(take)).ToListAsync();
    }

    public static Task<int> TimetableCountAsync(this StartupsDb db, TimetableWish wish, DateOnly from)
    {
        var first = Midnight(from);
        return Wished(db, wish).CountAsync(session => session.StartsAt >= first);
    }

    /// <summary>The first day from this one on with a session that takes place; null when there is none.</summary>
    public static async Task<DateOnly?> NextLectureDayAsync(this StartupsDb db, TimetableWish wish, DateOnly from)
    {
        var first = Midnight(from);
        return await Wished(db, wish).Where(session => session.StartsAt >= first && session.CancelledAt == null)
            .OrderBy(session => session.StartsAt).Select(session => (DateOnly?)session.Date).FirstOrDefaultAsync();
    }

    /// <summary>The editions to come that are offered to one faculty alone.</summary>
    public static async Task<IReadOnlySet<long>> FacultyEditionsAsync(this StartupsDb db, DateTimeOffset now)
    {
        var lectures = db.Lectures;
        return (await db.Sessions.Where(session => session.StartsAt > now && session.Edition.PublishedAt != null)
            .Where(session => lectures.Any(lecture => lecture.EditionId == session.EditionId && lecture.Access == LectureAccess.FacultyOnly))
            .Select(session => session.EditionId).Distinct().ToListAsync()).ToHashSet();
    }

    /// <summary>The universities with a published lecture from this day on, by name.</summary>
    public static async Task<IReadOnlyList<TimetableChoice>> TimetableUniversitiesAsync(this StartupsDb db, DateOnly from)
    {
        var (coming, lectures) = (Coming(db, from), db.Lectures);
        return await db.Universities
            .Where(university => coming.Any(session => lectures.Any(lecture => lecture.EditionId == session.EditionId && lecture.UniversityId == university.Id)))
            .OrderBy(university => university.ShortName).Select(university => new TimetableChoice(university.Slug, university.ShortName, null)).ToListAsync();
    }

    /// <summary>The topics of published lectures from this day on.</summary>
    public static async Task<IReadOnlyList<TimetableChoice>> TimetableTopicsAsync(this StartupsDb db, DateOnly from)
    {
        var (coming, lectures) = (Coming(db, from), db.Lectures);
        return await db.Topics
            .Where(topic => coming.Any(session => lectures.Any(lecture => lecture.EditionId == session.EditionId && lecture.TopicId == topic.Id)))
            .OrderBy(topic => topic.Slug).Select(topic => new TimetableChoice(topic.Slug, topic.Slug, topic.Name)).ToListAsync();
    }

    // Read from the day on, so that the lectures of the years before cost nothing.
    private static IQueryable<Session> Coming(StartupsDb db, DateOnly from)
    {
        var first = Midnight(from);
        return db.Sessions.Where(session => session.StartsAt >= first && session.Edition.PublishedAt != null);
    }

    /// <summary>When the timetable last changed, lectures among it that nobody is shown any more; null before the first version.</summary>
    public static async Task<DateTimeOffset?> TimetableChangedAtAsync(this StartupsDb db)
    {
        var lectures = db.Lectures;
        var published = await db.TimetableVersions.MaxAsync(version => (DateTimeOffset?)version.PublishedAt);
        var changed = await db.Sessions.Where(session => session.Edition.PublishedAt != null && lectures.Any(lecture => lecture.EditionId == session.EditionId)).MaxAsync(session => session.ChangedAt);
        return published > changed || changed is null ? published : changed;
    }

    private static IQueryable<Session> Wished(StartupsDb db, TimetableWish wish)
    {
        var lectures = db.Lectures.AsQueryable();
        if (wish.University is { } university)
            lectures = lectures.Where(lecture => lecture.University.Slug == university);
        if (wish.Topic is { } topic)
            lectures = lectures.Where(lecture => lecture.Topic!.Slug == topic);
        if (wish.HostId is { } host)
            lectures = lectures.Where(lecture => lecture.HostId == host);
        if (wish.OpenOnly)
            lectures = lectures.Where(lecture => lecture.Access == LectureAccess.Open);
        var sessions = db.Sessions.Where(session => session.Edition.PublishedAt != null && session.Edition.Programme.WithdrawnAt == null)
            .Where(session => lectures.Any(lecture => lecture.EditionId == session.EditionId));
        if (wish.Language is { } language)
            sessions = sessions.Where(session => session.Edition.Language == language);
        if (wish.PresenterId is { } presenter)
            sessions = sessions.Where(session => session.Led.Any(led => led.PresenterId == presenter));
        return sessions;
    }

    // Speakers are asked for by themselves: joined to their names, all that ever spoke would be read before the week.
    private static IQueryable<TimetableSession> Rows(IQueryable<Lecture> lectures, IQueryable<Session> sessions) =>
        (from session in sessions
         join lecture in lectures on session.EditionId equals lecture.EditionId
         orderby session.StartsAt, session.Id
         select new TimetableSession(
             session.Id, session.EditionId, session.Uid, session.Sequence, session.Edition.Programme.Slug, session.Edition.Slug!,
             session.Edition.Programme.Title, session.Edition.Programme.Lead, session.Edition.Language, session.Date, session.Start, session.End, session.StartsAt)
         {
             Entry = session.Edition.Entry,
             Access = lecture.Access,
             University = lecture.University.ShortName,
             Faculty = lecture.Faculty,
             Place = session.Room == null ? null : new SessionPlace(session.Room.VenueId, session.Room.Name, session.Room.Venue.Name, session.Room.Venue.Address),
             Speakers = session.Led.OrderBy(led => led.Place).Select(led => led.Presenter.Name).ToList(),
             IsCancelled = session.CancelledAt != null,
             CancelReason = session.CancelReason ?? session.Edition.CancelReason,
             ChangedAt = session.ChangedAt ?? session.Edition.PublishedAt!.Value,
         }).AsSplitQuery();

    private static DateTimeOffset Midnight(DateOnly day) => Warsaw.ToInstant(day, TimeOnly.MinValue);
}
