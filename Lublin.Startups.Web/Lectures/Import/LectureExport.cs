using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Lectures.Import;

/// <summary>A session of a lecture as the working copy has it, for a file.</summary>
public sealed record ExportedLecture(WorkingSession Session, KnownLecture Lecture, string Slug, string Title, string Lead)
{
    /// <summary>By its address.</summary>
    public required string University { get; init; }

    public string? Host { get; init; }
    public string? Topic { get; init; }

    public ExportedStatus Status => Session switch
    {
        { IsCancelled: true } or { After: null } => ExportedStatus.Cancelled,
        { IsPublished: false } => ExportedStatus.Draft,
        { Pending: not null } => ExportedStatus.Pending,
        _ => ExportedStatus.Published,
    };
}

public enum ExportedStatus
{
    Draft,
    Pending,
    Published,
    Cancelled,
}

public static class LectureExport
{
    private const int WinterBegins = 10;
    private const int SummerBegins = 3;

    /// <summary>The sessions of lectures from one day to another, in order of time; the same number of queries however many they are.</summary>
    public static async Task<IReadOnlyList<ExportedLecture>> ExportedLecturesAsync(this StartupsDb db, DateOnly from, DateOnly to)
    {
        var sessions = (await db.WorkingCopyAsync(from, to)).Where(session => session.IsLecture).ToList();
        var lectures = await ImportKnown.LecturesAsync(db, sessions);
        var ids = sessions.Select(session => session.ProgrammeId).Distinct().ToList();
        var talks = await db.Programmes.Where(programme => ids.Contains(programme.Id)).Select(programme => new { programme.Id, programme.Slug, programme.Lead }).ToDictionaryAsync(programme => programme.Id);
        var universities = await db.Universities.ToDictionaryAsync(university => university.Id, university => university.Slug);
        var topics = await db.Topics.ToDictionaryAsync(topic => topic.Id, topic => topic.Slug);
        var hosts = await db.Hosts.AsNoTracking().ToDictionaryAsync(host => host.Id);
        return [.. sessions.Select(session =>
        {
            var (lecture, talk) = (lectures[session.EditionId], talks[session.ProgrammeId]);
            return new ExportedLecture(session, lecture, talk.Slug, session.Title.In("pl").Text, talk.Lead.In("pl").Text)
            {
                University = universities[lecture.Facts.UniversityId],
                Host = lecture.Facts.HostId is { } host ? ImportKnown.NameOf(hosts[host]) : null,
                Topic = lecture.Facts.TopicId is { } topic ? topics[topic] : null,
            };
        })];
    }

    /// <summary>The running semester: October to February, or March to September.</summary>
    public static (DateOnly From, DateOnly To) Semester(DateOnly today)
    {
        if (today.Month is >= SummerBegins and < WinterBegins)
            return (new(today.Year, SummerBegins, 1), new(today.Year, WinterBegins - 1, 30));
        var year = today.Month >= WinterBegins ? today.Year : today.Year - 1;
        return (new(year, WinterBegins, 1), new DateOnly(year + 1, SummerBegins, 1).AddDays(-1));
    }
}
