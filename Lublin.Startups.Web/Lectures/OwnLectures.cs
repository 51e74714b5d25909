using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Lectures;

/// <summary>A published session as its speaker or host is shown it.</summary>
/// <param name="Session">With its edition, that edition's programme and sessions, room, venue and presenters.</param>
/// <param name="Lecture">With its university and host.</param>
/// <param name="Heads">How many came; null while nobody has counted.</param>
public sealed record OwnLecture(Session Session, Lecture Lecture, int? Heads)
{
    public LocalText Title => Session.Edition.Programme.Title;

    /// <summary>The lecture's own page, without the prefix of a language.</summary>
    public string Page => TimetableLinks.Lecture(Session.Edition.Programme.Slug, Session.Edition.Slug!);

    /// <summary>The host for a speaker, or the speakers for a host.</summary>
    /// <param name="role">Of the reader.</param>
    public IReadOnlyList<Contact> ContactsFor(LectureRole role) => role == LectureRole.Host
        ? [.. Session.Presenters.Select(presenter => new Contact(presenter.Name, null, presenter.Email, presenter.Phone))]
        : Lecture.Host is { } host ? [new(host.Name, host.Unit, host.Email, host.Phone)] : [];
}

/// <summary>Somebody to write to or to call.</summary>
public sealed record Contact(string Name, string? Unit, string? Email, string? Phone);

public static class OwnLectureQueries
{
    /// <summary>What somebody agreed to give when they were invited and no version has announced with them yet, in order of time.</summary>
    public static async Task<IReadOnlyList<WorkingSession>> AgreedLecturesAsync(this StartupsDb db, long presenterId, DateTimeOffset now)
    {
        var editions = await db.Invitations.Where(invitation => invitation.PresenterId == presenterId && invitation.AcceptedAt != null).Select(invitation => invitation.EditionId).Distinct().ToListAsync();
        return editions.Count == 0 ? [] : [.. (await db.WorkingSessionsAsync(editions)).Where(session => session is { After: { } after, IsCancelled: false }
            && after.PresenterIds.Contains(presenterId) && session.Before?.PresenterIds.Contains(presenterId) != true && Warsaw.ToInstant(after.Plan.Date, after.Plan.Start) > now)];
    }

    /// <summary>What somebody gives or receives, ended after an instant, the cancelled among it, in order of time; the same number of queries, however much it is.</summary>
    public static async Task<IReadOnlyList<OwnLecture>> OwnLecturesAsync(this StartupsDb db, LectureRole role, long id, DateTimeOffset endedAfter, CancellationToken cancellation = default)
    {
        var lectures = db.Lectures.Where(lecture => lecture.Edition.PublishedAt != null);
        var theirs = role == LectureRole.Host ? lectures.Where(lecture => lecture.HostId == id) : lectures;
        var sessions = db.Sessions.AsNoTrackingWithIdentityResolution().Where(session => session.EndsAt > endedAfter && theirs.Any(lecture => lecture.EditionId == session.EditionId));
        if (role == LectureRole.Presenter)
            sessions = sessions.Where(session => session.Led.Any(led => led.PresenterId == id));
        var found = await sessions.Include(session => session.Edition.Programme).Include(session => session.Edition.Sessions).ThenInclude(session => session.Room!.Venue)
            .Include(session => session.Room!.Venue).Include(session => session.Led).ThenInclude(led => led.Presenter)
            .OrderBy(session => session.StartsAt).ThenBy(session => session.Id).ToListAsync(cancellation);
        var (editions, ids) = (found.Select(session => session.EditionId).Distinct().ToArray(), found.Select(session => session.Id).ToArray());
        var facts = await db.Lectures.AsNoTracking().Include(lecture => lecture.University).Include(lecture => lecture.Host)
            .Where(lecture => editions.Contains(lecture.EditionId)).ToDictionaryAsync(lecture => lecture.EditionId, cancellation);
        var heads = await db.HeadCounts.Where(count => ids.Contains(count.SessionId)).ToDictionaryAsync(count => count.SessionId, count => count.Heads, cancellation);
        return [.. found.Select(session => new OwnLecture(session, facts[session.EditionId], heads.TryGetValue(session.Id, out var came) ? came : null))];
    }
}
