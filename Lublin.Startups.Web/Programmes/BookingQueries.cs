using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Programmes;

public static class BookingQueries
{
    /// <summary>The turn for deciding over rooms and presenters of published sessions, so that two never get the same room.</summary>
    public const string Turn = "schedule";

    /// <summary>The sessions that take place from one day to another, drafts among them, in order of time; one query.</summary>
    public static Task<IReadOnlyList<Booking>> BookingsAsync(this StartupsDb db, DateOnly from, DateOnly to) =>
        Bookings(db.Sessions.On(from, to));

    /// <summary>The sessions that take place on these days; one query.</summary>
    public static Task<IReadOnlyList<Booking>> BookingsAsync(this StartupsDb db, IReadOnlyCollection<DateOnly> days) =>
        days.Count == 0 ? Task.FromResult<IReadOnlyList<Booking>>([]) : Bookings(db.Sessions.On(days.Min(), days.Max()).Where(session => days.Contains(session.Date)));

    /// <summary>The rooms in which sessions may be planned, by building; one query.</summary>
    /// <param name="db">The database.</param>
    /// <param name="withArchived">Also those in which nothing new is planned.</param>
    public static async Task<IReadOnlyList<RoomChoice>> RoomChoicesAsync(this StartupsDb db, bool withArchived = false) => await db.Rooms
        .Where(room => withArchived || (room.ArchivedAt == null && room.Venue.ArchivedAt == null))
        .OrderBy(room => room.Venue.Name).ThenBy(room => room.Name)
        .Select(room => new RoomChoice(room.Id, room.VenueId, room.Name, room.Venue.Name, room.Seats) { IsArchived = room.ArchivedAt != null || room.Venue.ArchivedAt != null })
        .ToListAsync();

    /// <summary>The days off that touch a span of days, everybody's and those of single universities, in order; one query.</summary>
    public static async Task<IReadOnlyList<DayOff>> DaysOffAsync(this StartupsDb db, DateOnly from, DateOnly to) => await db.DaysOff.AsNoTracking()
        .Where(off => off.From <= to && off.To >= from).OrderBy(off => off.From).ThenBy(off => off.To).ThenBy(off => off.Id).ToListAsync();

    /// <summary>A session of an edition as it is, or as it is thought of.</summary>
    public static Booking BookingOf(Edition edition, long sessionId, SessionPlan plan, int? roomSeats, IEnumerable<long> presenters) =>
        new(sessionId, edition.Id, edition.ProgrammeId, edition.Programme.Title, plan, edition.Capacity)
        {
            Kind = edition.Programme.Kind,
            Besides = BesidesOf(presenters, edition.Sessions.FirstOrDefault(session => session.Id == sessionId && sessionId != 0)?.GroupId),
            RoomSeats = roomSeats,
            IsPublished = edition.PublishedAt is not null,
        };

    private static Resource[] BesidesOf(IEnumerable<long> presenters, long? group) =>
        [.. presenters.Select(id => Resource.Of(ResourceKind.Presenter, id)), .. group is { } id ? [Resource.Of(ResourceKind.Group, id)] : Array.Empty<Resource>()];

    // Sessions are found by their instants, not by their dates.
    private static IQueryable<Session> On(this IQueryable<Session> sessions, DateOnly from, DateOnly to)
    {
        var (first, end) = (Warsaw.ToInstant(from, TimeOnly.MinValue), Warsaw.ToInstant(to.AddDays(1), TimeOnly.MinValue));
        return sessions.Where(session => session.StartsAt >= first && session.StartsAt < end);
    }

    private static async Task<IReadOnlyList<Booking>> Bookings(IQueryable<Session> sessions)
    {
        var rows = await sessions
            .Where(session => session.CancelledAt == null && session.Edition.CancelledAt == null)
            .OrderBy(session => session.StartsAt).ThenBy(session => session.Id)
            .Select(session => new
            {
                Booking = new Booking(
                    session.Id,
                    session.EditionId,
                    session.Edition.ProgrammeId,
                    session.Edition.Programme.Title,
                    new SessionPlan(session.Date, session.Start, session.End, session.RoomId, session.OnlineLink),
                    session.Edition.Capacity)
                {
                    Uid = session.Uid,
                    Kind = session.Edition.Programme.Kind,
                    RoomSeats = session.Room == null ? null : session.Room.Seats,
                    IsPublished = session.Edition.PublishedAt != null,
                },
                session.GroupId,
                Presenters = session.Led.OrderBy(led => led.Place).Select(led => led.PresenterId).ToList(),
            }).ToListAsync();
        return rows.ConvertAll(row => row.Booking with { Besides = BesidesOf(row.Presenters, row.GroupId) });
    }
}
