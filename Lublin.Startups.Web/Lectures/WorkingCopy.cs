using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Lectures;

/// <summary>The schedule as it will be: what is published, with the pending changes of lectures over it, and drafts.</summary>
public static class WorkingCopy
{
    /// <summary>Whoever changes or publishes the working copy takes this turn.</summary>
    public const string Turn = "timetable";

    extension(StartupsDb db)
    {
        /// <summary>Every session that stands, stood or will stand on one of these days, of every kind, in order of time; four queries, whatever the number of rooms.</summary>
        public async Task<IReadOnlyList<WorkingSession>> WorkingCopyAsync(DateOnly from, DateOnly to)
        {
            var (sessions, changes) = (db.Sessions, db.PendingChanges);
            return await db.ReadAsync(
                sessions.Where(session => (session.Date >= from && session.Date <= to) || changes.Any(change => change.SessionUid == session.Uid && change.Date >= from && change.Date <= to)),
                changes.Where(change => (change.Date >= from && change.Date <= to) || sessions.Any(session => session.Uid == change.SessionUid && session.Date >= from && session.Date <= to)));
        }

        /// <summary>One session of the working copy; null when there is none of this name.</summary>
        public async Task<WorkingSession?> WorkingSessionAsync(Guid uid) =>
            (await db.ReadAsync(db.Sessions.Where(session => session.Uid == uid), db.PendingChanges.Where(change => change.SessionUid == uid))).SingleOrDefault();

        /// <summary>The sessions of editions, in order of time.</summary>
        public Task<IReadOnlyList<WorkingSession>> WorkingSessionsAsync(IReadOnlyCollection<long> editionIds) => db.ReadAsync(
            db.Sessions.Where(session => editionIds.Contains(session.EditionId)), db.PendingChanges.Where(change => editionIds.Contains(change.EditionId)));

        /// <summary>What waits for the next version, in order of time.</summary>
        public Task<IReadOnlyList<WorkingSession>> PendingSessionsAsync()
        {
            var changes = db.PendingChanges;
            return db.ReadAsync(db.Sessions.Where(session => changes.Any(change => change.SessionUid == session.Uid)), changes);
        }

        private async Task<IReadOnlyList<WorkingSession>> ReadAsync(IQueryable<Session> sessions, IQueryable<PendingChange> changes)
        {
            var lectures = db.Lectures;
            var rows = await sessions.Select(session => new
            {
                Facts = new WorkingSession(session.Uid, session.Id, session.EditionId, session.Edition.ProgrammeId, session.Edition.Programme.Kind, session.Edition.Programme.Title, session.Edition.Capacity),
                Plan = new SessionPlan(session.Date, session.Start, session.End, session.RoomId, session.OnlineLink),
                Presenters = session.Led.OrderBy(led => led.Place).Select(led => led.PresenterId).ToList(),
                session.Sequence,
                IsPublished = session.Edition.PublishedAt != null,
                IsCancelled = session.CancelledAt != null || session.Edition.CancelledAt != null,
                UniversityId = lectures.Where(lecture => lecture.EditionId == session.EditionId).Select(lecture => (long?)lecture.UniversityId).FirstOrDefault(),
                HostId = lectures.Where(lecture => lecture.EditionId == session.EditionId).Select(lecture => lecture.HostId).FirstOrDefault(),
            }).ToListAsync();
            var pending = await changes.Select(change => new
            {
                Change = change,
                Facts = new WorkingSession(change.SessionUid, 0, change.EditionId, change.Edition.ProgrammeId, change.Edition.Programme.Kind, change.Edition.Programme.Title, change.Edition.Capacity),
                UniversityId = lectures.Where(lecture => lecture.EditionId == change.EditionId).Select(lecture => (long?)lecture.UniversityId).FirstOrDefault(),
                HostId = lectures.Where(lecture => lecture.EditionId == change.EditionId).Select(lecture => lecture.HostId).FirstOrDefault(),
            }).AsNoTracking().ToListAsync();
            var names = await NamesAsync(
                db,
                rows.Select(row => row.Plan.RoomId).Concat(pending.Select(row => row.Change.RoomId)),
                rows.SelectMany(row => row.Presenters).Concat(pending.SelectMany(row => row.Change.PresenterIds)));

            var waiting = pending.ToDictionary(row => row.Change.SessionUid);
            var known = rows.Select(row =>
            {
                var slot = names.Slot(row.Plan, row.Presenters);
                var change = waiting.GetValueOrDefault(row.Facts.Uid)?.Change;
                return row.Facts with
                {
                    Before = row.IsPublished ? slot : null,
                    After = row.IsCancelled || change?.Cancels == true ? null : change is null ? slot : names.Slot(change.Plan, [.. change.PresenterIds]),
                    Pending = FactsOf(change),
                    Sequence = row.Sequence,
                    IsPublished = row.IsPublished,
                    IsCancelled = row.IsCancelled,
                    UniversityId = row.UniversityId,
                    HostId = row.HostId,
                };
            });
            var there = rows.Select(row => row.Facts.Uid).ToHashSet();
            var added = pending.Where(row => !there.Contains(row.Change.SessionUid)).Select(row => row.Facts with
            {
                After = names.Slot(row.Change.Plan, [.. row.Change.PresenterIds]),
                Pending = FactsOf(row.Change),
                Sequence = -1,
                IsPublished = true,
                UniversityId = row.UniversityId,
                HostId = row.HostId,
            });
            // A draft's cancelled session is nowhere.
            return [.. known.Where(session => session.Before is not null || session.After is not null).Concat(added)
                .OrderBy(session => session.Slot.Plan.Date).ThenBy(session => session.Slot.Plan.Start).ThenBy(session => session.Uid)];
        }
    }

    private static PendingFacts? FactsOf(PendingChange? change) =>
        change is null ? null : new(change.Version, change.BasedOn, change.Cancels, change.CancelReason, change.By, change.At);

    private static async Task<Names> NamesAsync(StartupsDb db, IEnumerable<long?> rooms, IEnumerable<long> presenters)
    {
        var (roomIds, presenterIds) = (rooms.OfType<long>().Distinct().ToArray(), presenters.Distinct().ToArray());
        var roomNames = await db.Rooms.Where(room => roomIds.Contains(room.Id))
            .Select(room => new RoomChoice(room.Id, room.VenueId, room.Name, room.Venue.Name, room.Seats) { IsArchived = room.ArchivedAt != null || room.Venue.ArchivedAt != null })
            .ToDictionaryAsync(room => room.Id);
        var presenterNames = await db.Presenters.Where(presenter => presenterIds.Contains(presenter.Id)).ToDictionaryAsync(presenter => presenter.Id, presenter => presenter.Name);
        return new(roomNames, presenterNames);
    }

    private sealed record Names(Dictionary<long, RoomChoice> Rooms, Dictionary<long, string> Presenters)
    {
        public WorkingSlot Slot(SessionPlan plan, IReadOnlyList<long> presenters)
        {
            var room = plan.RoomId is { } id ? Rooms.GetValueOrDefault(id) : null;
            return new(plan, presenters)
            {
                Room = room?.Name,
                Venue = room?.Venue,
                RoomSeats = room?.Seats,
                IsRoomArchived = room?.IsArchived == true,
                Presenters = [.. presenters.Select(presenter => Presenters.GetValueOrDefault(presenter)).OfType<string>()],
            };
        }
    }
}
