using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Lectures;

/// <summary>The schedule as it will be: what is published, with the pending changes of lectures over it, and drafts.</summary>
public static class WorkingCopy
{
    /// <summary>The turn for changing or publishing the working copy.</summary>
    public const string Turn = "timetable";

    extension(StartupsDb db)
    {
        /// <summary>Every session that stands, stood or will stand on one of these days, of every kind, in order of time; three queries at most, whatever the number of rooms.</summary>
        public async Task<IReadOnlyList<WorkingSession>> WorkingCopyAsync(DateOnly from, DateOnly to)
        {
            var (sessions, changes) = (db.Sessions, db.PendingChanges);
            return await db.ReadAsync(
                sessions.Where(session => (session.Date >= from && session.Date <= to) || changes.Any(change => change.SessionUid == session.Uid && change.Date >= from && change.Date <= to)),
                changes.Where(change => (change.Date >= from && change.Date <= to) || sessions.Any(session => session.Uid == change.SessionUid && session.Date >= from && session.Date <= to)));
        }

        /// <summary>Every session of some days, and every session from a day on; three queries at most.</summary>
        /// <param name="first">The first of those days.</param>
        /// <param name="last">The last.</param>
        /// <param name="from">The day from which on there are all.</param>
        public async Task<IReadOnlyList<WorkingSession>> WorkingCopyAsync(DateOnly first, DateOnly last, DateOnly from)
        {
            var (sessions, changes) = (db.Sessions, db.PendingChanges);
            // Changes are few: all of them are read.
            return await db.ReadAsync(
                sessions.Where(session => session.Date >= from || (session.Date >= first && session.Date <= last) || changes.Any(change => change.SessionUid == session.Uid)), changes);
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
            var uids = changes.Select(change => change.SessionUid);
            return db.ReadAsync(db.Sessions.Where(session => uids.Contains(session.Uid)), changes);
        }

        private async Task<IReadOnlyList<WorkingSession>> ReadAsync(IQueryable<Session> sessions, IQueryable<PendingChange> changes)
        {
            var rows = await sessions.LeftJoin(db.Lectures, session => session.EditionId, lecture => lecture.EditionId, (session, lecture) => new { session, lecture }).Select(row => new
            {
                Facts = new WorkingSession(
                    row.session.Uid, row.session.Id, row.session.EditionId, row.session.Edition.ProgrammeId, row.session.Edition.Programme.Kind, row.session.Edition.Programme.Title, row.session.Edition.Capacity)
                {
                    Entry = row.session.Edition.Entry,
                    GroupId = row.session.GroupId,
                    Sequence = row.session.Sequence,
                    IsPublished = row.session.Edition.PublishedAt != null,
                    IsCancelled = row.session.CancelledAt != null || row.session.Edition.CancelledAt != null,
                    University = row.lecture == null ? null : new UniversityChoice(row.lecture.UniversityId, row.lecture.University.Slug, row.lecture.University.ShortName),
                    HostId = row.lecture == null ? null : row.lecture.HostId,
                },
                Plan = new SessionPlan(row.session.Date, row.session.Start, row.session.End, row.session.RoomId, row.session.OnlineLink),
                Room = row.session.Room == null ? null : new RoomChoice(row.session.Room.Id, row.session.Room.VenueId, row.session.Room.Name, row.session.Room.Venue.Name, row.session.Room.Seats)
                {
                    IsArchived = row.session.Room.ArchivedAt != null || row.session.Room.Venue.ArchivedAt != null,
                },
                Presenters = row.session.Led.OrderBy(led => led.Place).Select(led => new PlannedPerson(led.PresenterId, led.Presenter.Name)).ToList(),
            }).ToListAsync();
            var pending = await changes.AsNoTracking().LeftJoin(db.Lectures, change => change.EditionId, lecture => lecture.EditionId, (change, lecture) => new { change, lecture }).Select(row => new
            {
                Change = row.change,
                Facts = new WorkingSession(
                    row.change.SessionUid, 0, row.change.EditionId, row.change.Edition.ProgrammeId, row.change.Edition.Programme.Kind, row.change.Edition.Programme.Title, row.change.Edition.Capacity)
                {
                    Entry = row.change.Edition.Entry,
                    Sequence = -1,
                    IsPublished = true,
                    University = row.lecture == null ? null : new UniversityChoice(row.lecture.UniversityId, row.lecture.University.Slug, row.lecture.University.ShortName),
                    HostId = row.lecture == null ? null : row.lecture.HostId,
                },
                Room = row.change.Room == null ? null : new RoomChoice(row.change.Room.Id, row.change.Room.VenueId, row.change.Room.Name, row.change.Room.Venue.Name, row.change.Room.Seats)
                {
                    IsArchived = row.change.Room.ArchivedAt != null || row.change.Room.Venue.ArchivedAt != null,
                },
            }).ToListAsync();
            var people = await PeopleAsync(db, rows.SelectMany(row => row.Presenters), pending.SelectMany(row => row.Change.PresenterIds));

            var waiting = pending.ToDictionary(row => row.Change.SessionUid);
            var known = rows.Select(row =>
            {
                var slot = Slot(row.Plan, row.Room, row.Presenters);
                var will = waiting.GetValueOrDefault(row.Facts.Uid);
                return row.Facts with
                {
                    Before = row.Facts.IsPublished ? slot : null,
                    After = row.Facts.IsCancelled || will?.Change.Cancels == true ? null : will is null ? slot : Slot(will.Change.Plan, will.Room, InOrder(will.Change, people)),
                    Pending = FactsOf(will?.Change),
                };
            });
            var there = rows.Select(row => row.Facts.Uid).ToHashSet();
            var added = pending.Where(row => !there.Contains(row.Change.SessionUid))
                .Select(row => row.Facts with { After = Slot(row.Change.Plan, row.Room, InOrder(row.Change, people)), Pending = FactsOf(row.Change) });
            // A draft's cancelled session is nowhere.
            return [.. known.Where(session => session.Before is not null || session.After is not null).Concat(added)
                .OrderBy(session => session.Slot.Plan.Date).ThenBy(session => session.Slot.Plan.Start).ThenBy(session => session.Uid)];
        }
    }

    private static PendingFacts? FactsOf(PendingChange? change) =>
        change is null ? null : new(change.Version, change.BasedOn, change.Cancels, change.CancelReason, change.By, change.At);

    // Most speakers of pending changes speak somewhere already.
    private static async Task<IReadOnlyDictionary<long, PlannedPerson>> PeopleAsync(StartupsDb db, IEnumerable<PlannedPerson> known, IEnumerable<long> wanted)
    {
        var people = known.DistinctBy(person => person.Id).ToDictionary(person => person.Id);
        var unknown = wanted.Distinct().Where(id => !people.ContainsKey(id)).ToArray();
        if (unknown.Length > 0)
        {
            foreach (var person in await db.Presenters.Where(presenter => unknown.Contains(presenter.Id)).Select(presenter => new PlannedPerson(presenter.Id, presenter.Name)).ToListAsync())
                people.Add(person.Id, person);
        }

        return people;
    }

    private static IReadOnlyList<PlannedPerson> InOrder(PendingChange change, IReadOnlyDictionary<long, PlannedPerson> people) =>
        [.. change.PresenterIds.Select(id => people.GetValueOrDefault(id) ?? new PlannedPerson(id, ""))];

    private static WorkingSlot Slot(SessionPlan plan, RoomChoice? room, IReadOnlyList<PlannedPerson> presenters) => new(plan, [.. presenters.Select(presenter => presenter.Id)])
    {
        Room = room?.Name,
        Venue = room?.Venue,
        RoomSeats = room?.Seats,
        IsRoomArchived = room?.IsArchived == true,
        People = [.. presenters.Where(presenter => presenter.Name.Length > 0)],
    };
}
