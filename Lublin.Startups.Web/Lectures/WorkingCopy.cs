using Lublin.Startups.Web.Clock;
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
        public Task<IReadOnlyList<WorkingSession>> WorkingCopyAsync(DateOnly from, DateOnly to) => db.DaysAsync(from, to, withNames: true);

        /// <summary>The sessions that will take place on these days, drafts among them, as whoever looks for conflicts sees them; two queries.</summary>
        /// <param name="from">The first day.</param>
        /// <param name="to">The last.</param>
        /// <param name="planned">A session that is being planned: it is in nobody's way; null for none.</param>
        public async Task<IReadOnlyList<Booking>> PlannedBookingsAsync(DateOnly from, DateOnly to, Guid? planned) =>
            PlannedDays.BookingsOf((await db.DaysAsync(from, to, withNames: false)).Where(session => session.Uid != planned));

        /// <summary>Every session of some days, and every session from a day on; three queries at most.</summary>
        /// <param name="first">The first of those days.</param>
        /// <param name="last">The last.</param>
        /// <param name="from">The day from which on there are all.</param>
        /// <param name="withNames">Whether anybody reads the names of whoever leads them; two queries without.</param>
        public Task<IReadOnlyList<WorkingSession>> WorkingCopyAsync(DateOnly first, DateOnly last, DateOnly from, bool withNames = true)
        {
            var (begin, end, future) = (Midnight(first), Midnight(last.AddDays(1)), Midnight(from));
            var changes = db.PendingChanges;
            var waiting = changes.Select(change => change.SessionUid);
            // Changes are few: all of them are read.
            return db.ReadAsync(
                db.Sessions.Where(session => session.StartsAt >= future || (session.StartsAt >= begin && session.StartsAt < end) || waiting.Contains(session.Uid)), changes, withNames);
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

        // Sessions are found by their instants, and those that come to these days by their names for ever: both databases have an index of each.
        private Task<IReadOnlyList<WorkingSession>> DaysAsync(DateOnly from, DateOnly to, bool withNames)
        {
            var (begin, end) = (Midnight(from), Midnight(to.AddDays(1)));
            var (sessions, changes) = (db.Sessions, db.PendingChanges);
            var coming = changes.Where(change => change.Date >= from && change.Date <= to).Select(change => change.SessionUid);
            return db.ReadAsync(
                sessions.Where(session => (session.StartsAt >= begin && session.StartsAt < end) || coming.Contains(session.Uid)),
                changes.Where(change => (change.Date >= from && change.Date <= to) || sessions.Any(session => session.Uid == change.SessionUid && session.StartsAt >= begin && session.StartsAt < end)),
                withNames);
        }

        // Names are asked for by themselves: joined to them, all that ever led a session would be read before the first one.
        private async Task<IReadOnlyList<WorkingSession>> ReadAsync(IQueryable<Session> sessions, IQueryable<PendingChange> changes, bool withNames = true)
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
                    Facts = row.lecture == null ? null : LecturePlanning.FactsOf(
                        row.session.Edition.Entry, row.lecture.HostId, row.lecture.UniversityId, row.lecture.Faculty, row.lecture.AudienceName, row.lecture.ExpectedHeads),
                },
                Plan = new SessionPlan(row.session.Date, row.session.Start, row.session.End, row.session.RoomId, row.session.OnlineLink),
                Room = row.session.Room == null ? null : new RoomChoice(row.session.Room.Id, row.session.Room.VenueId, row.session.Room.Name, row.session.Room.Venue.Name, row.session.Room.Seats)
                {
                    IsArchived = row.session.Room.ArchivedAt != null || row.session.Room.Venue.ArchivedAt != null,
                },
                PresenterIds = row.session.Led.OrderBy(led => led.Place).Select(led => led.PresenterId).ToList(),
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
                    Facts = row.lecture == null ? null : LecturePlanning.FactsOf(
                        row.change.Edition.Entry, row.lecture.HostId, row.lecture.UniversityId, row.lecture.Faculty, row.lecture.AudienceName, row.lecture.ExpectedHeads),
                },
                Room = row.change.Room == null ? null : new RoomChoice(row.change.Room.Id, row.change.Room.VenueId, row.change.Room.Name, row.change.Room.Venue.Name, row.change.Room.Seats)
                {
                    IsArchived = row.change.Room.ArchivedAt != null || row.change.Room.Venue.ArchivedAt != null,
                },
            }).ToListAsync();
            var names = withNames ? await NamesAsync(db, rows.SelectMany(row => row.PresenterIds).Concat(pending.SelectMany(row => row.Change.PresenterIds))) : [];

            var waiting = pending.ToDictionary(row => row.Change.SessionUid);
            var known = rows.Select(row =>
            {
                var slot = Slot(row.Plan, row.Room, row.PresenterIds, names);
                var will = waiting.GetValueOrDefault(row.Facts.Uid);
                return row.Facts with
                {
                    Before = row.Facts.IsPublished ? slot : null,
                    After = row.Facts.IsCancelled || will?.Change.Cancels == true ? null : will is null ? slot : Slot(will.Change.Plan, will.Room, will.Change.PresenterIds, names),
                    Pending = FactsOf(will?.Change),
                };
            });
            var there = rows.Select(row => row.Facts.Uid).ToHashSet();
            var added = pending.Where(row => !there.Contains(row.Change.SessionUid))
                .Select(row => row.Facts with { After = Slot(row.Change.Plan, row.Room, row.Change.PresenterIds, names), Pending = FactsOf(row.Change) });
            // A draft's cancelled session is nowhere.
            return [.. known.Where(session => session.Before is not null || session.After is not null).Concat(added)
                .OrderBy(session => session.Slot.Plan.Date).ThenBy(session => session.Slot.Plan.Start).ThenBy(session => session.Uid)];
        }
    }

    private static PendingFacts? FactsOf(PendingChange? change) =>
        change is null ? null : new(change.Version, change.BasedOn, change.Cancels, change.CancelReason, change.By, change.At);

    private static async Task<Dictionary<long, string>> NamesAsync(StartupsDb db, IEnumerable<long> presenters)
    {
        var ids = presenters.Distinct().ToArray();
        return ids.Length == 0 ? [] : await db.Presenters.Where(presenter => ids.Contains(presenter.Id)).Select(presenter => new { presenter.Id, presenter.Name }).ToDictionaryAsync(presenter => presenter.Id, presenter => presenter.Name);
    }

    private static WorkingSlot Slot(SessionPlan plan, RoomChoice? room, IEnumerable<long> presenters, Dictionary<long, string> names)
    {
        long[] ids = [.. presenters];
        return new(plan, ids)
        {
            Room = room?.Name,
            Venue = room?.Venue,
            RoomSeats = room?.Seats,
            IsRoomArchived = room?.IsArchived == true,
            People = [.. ids.Where(names.ContainsKey).Select(id => new PlannedPerson(id, names[id]))],
        };
    }

    private static DateTimeOffset Midnight(DateOnly day) => Warsaw.ToInstant(day, TimeOnly.MinValue);
}
