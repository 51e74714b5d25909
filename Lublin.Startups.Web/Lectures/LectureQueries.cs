using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Lectures;

/// <summary>Place, audience and way in of one giving of a lecture, as its page says it.</summary>
public sealed record LectureDetails(
    long EditionId, string University, string UniversitySlug, string? Site, string? Faculty, string? Host, Entry Entry, LectureAccess Access, Stories Stories, bool IsRecorded, string? HostNote, string? HostLink);

/// <summary>What was new of a lecture's sessions, and in which version of the timetable.</summary>
public sealed record LectureChange(TimetableChange Change, int Version, DateTimeOffset At);

public static class LectureQueries
{
    /// <summary>One query.</summary>
    public static async Task<IReadOnlyList<LectureDetails>> LectureDetailsAsync(this StartupsDb db, IReadOnlyCollection<long> editionIds) => await db.Lectures
        .Where(lecture => editionIds.Contains(lecture.EditionId)).OrderBy(lecture => lecture.EditionId)
        .Select(lecture => new LectureDetails(
            lecture.EditionId, lecture.University.Name, lecture.University.Slug, lecture.University.Site, lecture.Faculty, lecture.Host == null ? null : lecture.Host.Unit,
            lecture.Edition.Entry, lecture.Access, lecture.Stories, lecture.IsRecorded, lecture.HostNote, lecture.HostLink))
        .ToListAsync();

    /// <summary>What was new of these sessions since they were first published, the newest first.</summary>
    public static async Task<IReadOnlyList<LectureChange>> LectureChangesAsync(this StartupsDb db, IReadOnlyCollection<Guid> sessions) => await db.TimetableVersions
        .SelectMany(version => version.Entries, (version, entry) => new { version, entry })
        .Where(row => sessions.Contains(row.entry.SessionUid) && row.entry.Change != TimetableChange.Added)
        .OrderByDescending(row => row.version.Number).ThenBy(row => row.entry.Id)
        .Select(row => new LectureChange(row.entry.Change, row.version.Number, row.version.PublishedAt))
        .ToListAsync();
}
