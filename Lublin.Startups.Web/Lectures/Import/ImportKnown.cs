using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Lectures.Import;

/// <summary>Something that rows name.</summary>
public sealed record KnownName(long Id, string Name, bool IsArchived);

public sealed record KnownTalk(long Id, string Slug, string Title, bool IsWithdrawn);

/// <param name="Name">The e-mail address; without one name and unit.</param>
public sealed record KnownHost(long Id, string Name, long UniversityId);

/// <summary>One giving of a lecture as it stands.</summary>
public sealed record KnownLecture(long EditionId, LectureFacts Facts, string Language, Entry Entry, int Capacity, int Version);

/// <summary>All that the rows of a file are read by, read once however many they are.</summary>
public sealed class ImportKnown
{
    private ImportKnown()
    {
    }

    public required NameBook<KnownName> Universities { get; init; }
    public required NameBook<RoomChoice> Rooms { get; init; }
    public required NameBook<KnownName> Presenters { get; init; }
    public required NameBook<KnownHost> Hosts { get; init; }
    public required NameBook<KnownName> Topics { get; init; }
    public required NameBook<KnownTalk> Talks { get; init; }
    public required IReadOnlyDictionary<string, KnownTalk> BySlug { get; init; }
    public required IReadOnlyDictionary<long, KnownTalk> ById { get; init; }

    /// <summary>Addresses of all programmes, of whatever kind.</summary>
    public required IReadOnlySet<string> Slugs { get; init; }

    /// <summary>Of every kind, on the days that the file is about.</summary>
    public required IReadOnlyList<WorkingSession> Sessions { get; init; }

    public required IReadOnlyDictionary<Guid, WorkingSession> ByKey { get; init; }

    /// <summary>By edition.</summary>
    public required IReadOnlyDictionary<long, KnownLecture> Lectures { get; init; }

    public static async Task<ImportKnown> ReadAsync(StartupsDb db, IReadOnlyList<ImportRow> rows)
    {
        var lectures = db.Lectures;
        var universities = await db.Universities.OrderBy(each => each.Id).Select(each => new { each.Id, each.Slug, each.ShortName, each.Name, each.ArchivedAt }).ToListAsync();
        var presenters = await db.Presenters.OrderBy(each => each.Id).Select(each => new { each.Id, each.Name, each.Email, each.ArchivedAt }).ToListAsync();
        var hosts = (await db.Hosts.AsNoTracking().OrderBy(host => host.Id).ToListAsync()).ConvertAll(host => new KnownHost(host.Id, NameOf(host), host.UniversityId));
        var topics = await db.Topics.OrderBy(topic => topic.Id).ToListAsync();
        var rooms = await db.RoomChoicesAsync(withArchived: true);
        var programmes = await db.Programmes.OrderBy(each => each.Id)
            .Select(each => new { each.Id, each.Slug, each.Title, each.WithdrawnAt, IsTalk = each.Kind == ProgrammeKind.Lecture || lectures.Any(lecture => lecture.Edition.ProgrammeId == each.Id) }).ToListAsync();
        List<KnownTalk> talks = [.. programmes.Where(each => each.IsTalk).Select(each => new KnownTalk(each.Id, each.Slug, each.Title.In("pl").Text, each.WithdrawnAt is not null))];
        var sessions = await SessionsAsync(db, rows);
        return new()
        {
            Universities = new(universities.Select(each => (new KnownName(each.Id, each.ShortName, each.ArchivedAt is not null), Names(each.ShortName, each.Slug, each.Name)))),
            Rooms = new(rooms.Select(room => (room, Names(NameOf(room))))),
            Presenters = new(presenters.Select(each => (new KnownName(each.Id, each.Name, each.ArchivedAt is not null), Names(each.Name, each.Email ?? "")))),
            Hosts = new(hosts.Select(host => (host, Names(host.Name)))),
            Topics = new(topics.Select(topic => (new KnownName(topic.Id, topic.Slug, IsArchived: false), Names(topic.Slug, topic.Name.In("pl").Text)))),
            Talks = new(talks.Select(talk => (talk, Names(talk.Title)))),
            BySlug = talks.ToDictionary(talk => talk.Slug, StringComparer.Ordinal),
            ById = talks.ToDictionary(talk => talk.Id),
            Slugs = programmes.Select(each => each.Slug).ToHashSet(StringComparer.Ordinal),
            Sessions = sessions,
            ByKey = sessions.Where(session => session.IsLecture).ToDictionary(session => session.Uid),
            Lectures = await LecturesAsync(db, sessions),
        };
    }

    /// <summary>As the file has it.</summary>
    public static string NameOf(RoomChoice room) => $"{room.Name}, {room.Venue}";

    /// <inheritdoc cref="NameOf(RoomChoice)"/>
    public static string NameOf(Host host) => host.Email ?? $"{host.Name}, {host.Unit}";

    /// <summary>The lectures of these sessions, by edition; one query.</summary>
    public static async Task<IReadOnlyDictionary<long, KnownLecture>> LecturesAsync(StartupsDb db, IEnumerable<WorkingSession> sessions)
    {
        var editions = sessions.Where(session => session.IsLecture).Select(session => session.EditionId).Distinct().ToList();
        return (await db.Lectures.AsNoTracking().Include(lecture => lecture.Edition).Where(lecture => editions.Contains(lecture.EditionId)).OrderBy(lecture => lecture.EditionId).ToListAsync())
            .ToDictionary(lecture => lecture.EditionId, lecture => new KnownLecture(
                lecture.EditionId, lecture.Facts, lecture.Edition.Language, lecture.Edition.Entry, lecture.Edition.Capacity, lecture.Edition.Version));
    }

    // The days on which the file's sessions are, and those to which it would have them moved.
    private static async Task<IReadOnlyList<WorkingSession>> SessionsAsync(StartupsDb db, IReadOnlyList<ImportRow> rows)
    {
        var keys = rows.Select(row => Guid.TryParse(row.Text(LectureColumn.Key), out var key) ? key : Guid.Empty).Where(key => key != Guid.Empty).Distinct().ToList();
        var days = rows.Select(row => LectureTime.Date(row.Text(LectureColumn.Date))).OfType<DateOnly>().Where(day => day.Year is > 2000 and < 2100).ToList();
        days.AddRange(await db.Sessions.Where(session => keys.Contains(session.Uid)).Select(session => session.Date).Distinct().OrderBy(day => day).ToListAsync());
        days.AddRange(await db.PendingChanges.Where(change => keys.Contains(change.SessionUid)).Select(change => change.Date).Distinct().OrderBy(day => day).ToListAsync());
        return days.Count == 0 ? [] : await db.WorkingCopyAsync(days.Min(), days.Max());
    }

    private static string[] Names(params string[] names) => names;
}
