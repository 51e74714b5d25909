using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Lectures;

/// <summary>What lectures know by which sessions of every kind are judged: hosts, audiences and universities, the ways between campuses, what speakers declared.</summary>
internal sealed class LecturePlanning : IPlanningSource
{
    public async Task<PlanningFacts> FactsAsync(StartupsDb db, IReadOnlyCollection<Booking> bookings)
    {
        var editions = bookings.Select(booking => booking.EditionId).Distinct().ToList();
        var lectures = await db.Lectures.Where(lecture => editions.Contains(lecture.EditionId))
            .Select(lecture => new { lecture.EditionId, lecture.HostId, lecture.UniversityId, lecture.Faculty, lecture.AudienceName, lecture.ExpectedHeads, lecture.Edition.Entry }).ToListAsync();
        var presenters = bookings.SelectMany(booking => booking.Besides).Where(resource => resource.Kind == ResourceKind.Presenter).Select(resource => resource.Id).OfType<long>().Distinct().ToList();
        var speakers = await db.Speakers.AsNoTracking().Where(speaker => presenters.Contains(speaker.PresenterId)).ToListAsync();
        var venues = db.VenueCampuses;
        var campuses = await db.Rooms.Join(venues, room => room.VenueId, venue => venue.VenueId, (room, venue) => new { room.Id, venue.CampusId }).ToListAsync();
        var ways = await db.Travels.AsNoTracking().ToListAsync();
        return new()
        {
            Editions = lectures.ToDictionary(
                lecture => lecture.EditionId,
                lecture => FactsOf(lecture.Entry, lecture.HostId, lecture.UniversityId, lecture.Faculty, lecture.AudienceName, lecture.ExpectedHeads)),
            Presenters = speakers.ToDictionary(speaker => speaker.PresenterId, speaker => new PresenterTerms
            {
                Hours = [.. speaker.Hours.Select(hours => new WeekHours(hours.Day, hours.From, hours.To))],
                PerYear = speaker.PerYear,
            }),
            Campuses = campuses.ToDictionary(row => row.Id, row => row.CampusId),
            Travel = ways.ToDictionary(way => (way.CampusA, way.CampusB), way => way.Minutes),
        };
    }

    /// <summary>The same of one lecture, as it is or as it is thought of.</summary>
    public static EditionFacts FactsOf(Entry entry, long? host, long university, string? faculty, string? audience, int? expected) => new()
    {
        Resources = host is { } one ? [Resource.Of(ResourceKind.Host, one)] : [],
        Audience = audience is null ? null : FormattableString.Invariant($"{university}|{Letters.Fold(faculty ?? "")}|{Letters.Fold(audience)}"),
        UniversityId = university,
        ExpectedHeads = entry == Entry.Seats ? null : expected,
    };
}
