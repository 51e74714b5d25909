using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Lectures;

/// <summary>What lectures know by which sessions of every kind are judged: hosts, audiences and universities, the ways between campuses, what speakers declared.</summary>
internal sealed class LecturePlanning : IPlanningSource
{
    public async Task<PlanningFacts> FactsAsync(StartupsDb db, IReadOnlyCollection<Booking> bookings)
    {
        var (editions, presenters) = (EditionsOf(bookings), PresentersOf(bookings));
        var lectures = editions.Count == 0 ? [] : await db.Lectures.Where(lecture => editions.Contains(lecture.EditionId))
            .Select(lecture => new { lecture.EditionId, lecture.HostId, lecture.UniversityId, lecture.Faculty, lecture.AudienceName, lecture.ExpectedHeads, lecture.Edition.Entry }).ToListAsync();
        var speakers = presenters.Count == 0 ? [] : await db.Speakers.AsNoTracking().Where(speaker => presenters.Contains(speaker.PresenterId)).ToListAsync();
        // Where rooms are and how far it is from campus to campus, in one query; ways are for those who go from one session to another.
        var (venues, travels) = (db.VenueCampuses, db.Travels);
        var places = !AnyoneGoes(bookings) ? [] : await db.Rooms.Join(venues, room => room.VenueId, venue => venue.VenueId, (room, venue) => new { IsWay = false, One = room.Id, Other = venue.CampusId, Minutes = 0 })
            .Concat(travels.Select(way => new { IsWay = true, One = way.CampusA, Other = way.CampusB, way.Minutes })).ToListAsync();
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
            Campuses = places.Where(place => !place.IsWay).ToDictionary(room => room.One, room => room.Other),
            Travel = places.Where(place => place.IsWay).ToDictionary(way => (way.One, way.Other), way => way.Minutes),
        };
    }

    /// <summary>The same of one lecture, as it is or as it is thought of.</summary>
    public static EditionFacts FactsOf(Entry entry, long? host, long university, string? faculty, string? audience, int? expected) => new()
    {
        Resources = host is { } one ? [Resource.Of(ResourceKind.Host, one)] : [],
        Audience = audience is null ? null : FormattableString.Invariant($"{university}|{Letters.Fold(faculty ?? "")}|{Letters.Fold(audience)}"),
        UniversityId = university,
        TakesNoSignUps = entry != Entry.Seats,
        ExpectedHeads = entry == Entry.Seats ? null : expected,
    };

    private static List<long> EditionsOf(IEnumerable<Booking> bookings) => [.. bookings.Where(booking => booking is { Kind: ProgrammeKind.Lecture, Facts: null }).Select(booking => booking.EditionId).Distinct()];

    private static List<long> PresentersOf(IEnumerable<Booking> bookings) => [.. bookings.SelectMany(LeadersOf).Distinct()];

    // Those that are only thought of have no number; they are told apart by their plans.
    private static bool AnyoneGoes(IEnumerable<Booking> bookings) => bookings
        .SelectMany(booking => LeadersOf(booking).Select(leader => (Leader: leader, booking.SessionId, Thought: booking.SessionId == 0 ? booking.Plan : null))).Distinct()
        .GroupBy(each => each.Leader).Any(theirs => theirs.Count() > 1);

    private static IEnumerable<long> LeadersOf(Booking booking) => booking.Besides.Where(resource => resource.Kind == ResourceKind.Presenter).Select(resource => resource.Id).OfType<long>();
}
