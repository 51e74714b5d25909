using System.Text.Json;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>When a venue changes, people with a place at sessions to come there are told once, and so are their calendars.</summary>
public sealed class PlaceNews : IPlaceNews
{
    public async Task TellAsync(StartupsDb db, PlaceChange change, DateTimeOffset now)
    {
        var ids = await db.SessionsAt(change.VenueId, change.RoomId, now).Select(session => new { session.Id, session.EditionId }).ToListAsync();
        foreach (var edition in ids.GroupBy(id => id.EditionId, id => id.Id).OrderBy(edition => edition.Key))
            await TellAsync(await OpenAsync(db, edition.Key, now), [.. edition], change);
    }

    private static async Task<OpenRoster> OpenAsync(StartupsDb db, long editionId, DateTimeOffset now)
    {
        await db.TakeRoster(editionId).ToListAsync();
        var edition = await db.Editions.Include(edition => edition.Sessions).SingleAsync(edition => edition.Id == editionId);
        var enrolments = await db.Enrolments.Active().Where(enrolment => enrolment.EditionId == editionId && enrolment.ConfirmedAt != null).OrderBy(enrolment => enrolment.Id).ToListAsync();
        return new(edition, enrolments, db, now);
    }

    private static async Task TellAsync(OpenRoster roster, IReadOnlyCollection<long> sessionIds, PlaceChange change)
    {
        var sessions = roster.Edition.Held.Where(session => sessionIds.Contains(session.Id)).ToList();
        foreach (var session in sessions)
            session.FollowPlace(roster.Now);
        var missed = (await roster.Db.Absences.Open().Where(absence => sessionIds.Contains(absence.SessionId)).Select(absence => new { absence.EnrolmentId, absence.SessionId }).ToListAsync())
            .Select(absence => (absence.EnrolmentId, absence.SessionId)).ToHashSet();
        foreach (var told in roster.Enrolments)
        {
            if (sessions.Find(session => !missed.Contains((told.Id, session.Id))) is { } next)
                RosterMails.Tell(roster, told, (RosterMails.PlaceChanged, PhoneCallKind.PlaceChanged), next, next.StartsAt, JsonSerializer.Serialize(new PlaceWas(next.Id, change)));
        }
    }
}

/// <summary>What a letter about a changed place has to know.</summary>
/// <param name="SessionId">The next session there.</param>
/// <param name="Change">What of the place changed.</param>
public sealed record PlaceWas(long SessionId, PlaceChange Change);

public static class PlaceGuestQueries
{
    /// <summary>How many people have a place at sessions to come in a place, by whether letters go to them.</summary>
    /// <param name="db">The database.</param>
    /// <param name="venueId">The building.</param>
    /// <param name="roomId">One room of it; null for all.</param>
    /// <param name="now">An instant.</param>
    public static async Task<(int ByMail, int ByTelephone)> GuestsAsync(this StartupsDb db, long venueId, long? roomId, DateTimeOffset now)
    {
        var (sessions, absences) = (db.SessionsAt(venueId, roomId, now), db.Absences.Open());
        var guests = await db.Enrolments.Active().Where(enrolment => enrolment.ConfirmedAt != null
                && sessions.Any(session => session.EditionId == enrolment.EditionId && !absences.Any(absence => absence.EnrolmentId == enrolment.Id && absence.SessionId == session.Id)))
            .GroupBy(enrolment => enrolment.EmailKey != null && enrolment.EmailRefusedAt == null).Select(group => new { IsMailed = group.Key, Count = group.Count() }).ToListAsync();
        return (guests.Where(row => row.IsMailed).Sum(row => row.Count), guests.Where(row => !row.IsMailed).Sum(row => row.Count));
    }

    internal static IQueryable<Session> SessionsAt(this StartupsDb db, long venueId, long? roomId, DateTimeOffset now) => db.Sessions.Where(session =>
        session.StartsAt > now && session.CancelledAt == null && session.Edition.PublishedAt != null && session.Edition.CancelledAt == null
        && session.Room!.VenueId == venueId && (roomId == null || session.RoomId == roomId));
}
