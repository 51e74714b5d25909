using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Lectures;

/// <summary>A room in which a lecture may be planned.</summary>
/// <param name="Id">The room.</param>
/// <param name="Name">The room's.</param>
/// <param name="Venue">The building's name.</param>
/// <param name="Seats">How many fit in.</param>
/// <param name="UniversityId">Whose campus the building stands on; null for none.</param>
/// <param name="Campus">University and campus by name; null for none.</param>
public sealed record LectureRoom(long Id, string Name, string Venue, int Seats, long? UniversityId, string? Campus);

/// <summary>A campus with its university, by name.</summary>
public sealed record CampusName(long Id, long UniversityId, string University, string Name);

/// <summary>A building and the campus it stands on, if on any.</summary>
public sealed record VenueOnCampus(long Id, string Name, string Address, long? CampusId, string? Campus);

public static class UniversityQueries
{
    /// <summary>Lectures of which a session is still to come, drafts among them.</summary>
    public static IQueryable<Lecture> LecturesAhead(this StartupsDb db, DateTimeOffset now) =>
        db.Lectures.Where(lecture => lecture.Edition.CancelledAt == null && lecture.Edition.Sessions.Any(session => session.EndsAt > now && session.CancelledAt == null));

    /// <summary>A university that has this name or this short name; null when there is none.</summary>
    public static async Task<long?> UniversityCalledAsync(this StartupsDb db, UniversityFacts facts, long besides = 0) =>
        (await db.Universities.Where(university => university.Id != besides).Select(university => new { university.Id, university.Name, university.ShortName }).ToListAsync())
            .OrderBy(each => each.Id)
            .FirstOrDefault(each => new Named(each.Id, each.Name).IsCalled(facts.Name) || new Named(each.Id, each.ShortName).IsCalled(facts.ShortName))?.Id;

    /// <summary>All universities with their campuses, the archived last; by name.</summary>
    public static async Task<IReadOnlyList<University>> UniversitiesAsync(this StartupsDb db) => await db.Universities.AsNoTracking().Include(university => university.Campuses)
        .OrderBy(university => university.ArchivedAt != null).ThenBy(university => university.Name).ThenBy(university => university.Id).ToListAsync();

    /// <summary>Campuses of universities that are in use, by university.</summary>
    public static async Task<IReadOnlyList<CampusName>> CampusNamesAsync(this StartupsDb db) => await db.Campuses.Where(campus => campus.University.ArchivedAt == null)
        .OrderBy(campus => campus.University.ShortName).ThenBy(campus => campus.Name).ThenBy(campus => campus.Id)
        .Select(campus => new CampusName(campus.Id, campus.UniversityId, campus.University.ShortName, campus.Name)).ToListAsync();

    /// <summary>Buildings in use, and those of a campus that are not, each with the campus it stands on; one query.</summary>
    public static async Task<IReadOnlyList<VenueOnCampus>> VenuesOnCampusesAsync(this StartupsDb db, long campus = 0) =>
        await (from venue in db.Venues
               join row in db.VenueCampuses on venue.Id equals row.VenueId into rows
               from stands in rows.DefaultIfEmpty()
               join each in db.Campuses on stands.CampusId equals each.Id into campuses
               from at in campuses.DefaultIfEmpty()
               where venue.ArchivedAt == null || at.Id == campus
               orderby venue.Name, venue.Id
               select new VenueOnCampus(venue.Id, venue.Name, venue.Address, at == null ? null : at.Id, at == null ? null : at.University.ShortName + ", " + at.Name)).ToListAsync();

    /// <summary>Rooms in which lectures may be planned, by building; two queries.</summary>
    public static async Task<IReadOnlyList<LectureRoom>> LectureRoomsAsync(this StartupsDb db)
    {
        var campuses = await db.VenueCampuses.Join(db.Campuses, row => row.CampusId, campus => campus.Id, (row, campus) => new { row.VenueId, campus.UniversityId, University = campus.University.ShortName, campus.Name })
            .ToDictionaryAsync(row => row.VenueId);
        return [.. (await db.RoomChoicesAsync()).Select(room =>
        {
            var campus = campuses.GetValueOrDefault(room.VenueId);
            return new LectureRoom(room.Id, room.Name, room.Venue, room.Seats, campus?.UniversityId, campus is null ? null : $"{campus.University}, {campus.Name}");
        })];
    }

    /// <summary>The minutes that somebody wrote down between two campuses, by the pair as a row has it.</summary>
    public static async Task<IReadOnlyDictionary<(long A, long B), int>> TravelTimesAsync(this StartupsDb db) =>
        await db.Travels.ToDictionaryAsync(row => (row.CampusA, row.CampusB), row => row.Minutes);
}
