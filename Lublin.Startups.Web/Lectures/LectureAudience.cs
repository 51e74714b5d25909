using System.Globalization;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Lectures;

/// <summary>The people who are told of lectures: participants with a place or an offer, speakers, and hosts.</summary>
internal static class LectureAudience
{
    /// <summary>Every person beside every session that a version, or one before it that nobody was mailed of, could have news of; the same number of queries, however many.</summary>
    public static async Task<IReadOnlyList<LedgerLine>> LedgerAsync(this StartupsDb db, NextVersion next, DateTimeOffset now)
    {
        var shown = await db.ShownSessionsAsync(now);
        var before = shown.ToDictionary(session => session.Uid);
        var after = new Dictionary<Guid, ShownSession>(before);
        foreach (var change in next.Changes)
            after[change.Session.Uid] = ShownAs(change);
        var sessions = db.Sessions;
        var told = await db.Told.Where(row => sessions.Any(session => session.Uid == row.SessionUid && session.StartsAt > now)).AsNoTracking().ToListAsync();
        var ledger = new Ledger(before, after, told.Select(row => new ToldRow(row.PersonKey, row.SessionUid, row.Slot, row.Sequence, row.At)).ToLookup(row => row.PersonKey, StringComparer.Ordinal), now);

        var editions = after.Values.Select(session => session.EditionId).Distinct().ToArray();
        var hosts = await db.Lectures.Where(lecture => editions.Contains(lecture.EditionId) && lecture.HostId != null)
            .Select(lecture => new { lecture.EditionId, HostId = lecture.HostId!.Value }).ToDictionaryAsync(lecture => lecture.EditionId, lecture => lecture.HostId);
        return
        [
            .. await PlacesAsync(db, next, ledger),
            .. await PresentersAsync(db, ledger),
            .. await HostsAsync(db, ledger, hosts),
        ];
    }

    private static async Task<IReadOnlyList<ShownSession>> ShownSessionsAsync(this StartupsDb db, DateTimeOffset now)
    {
        var lectures = db.Lectures;
        var sessions = await db.Sessions.AsNoTracking().Include(session => session.Led).Include(session => session.Edition)
            .Where(session => session.StartsAt > now && session.Edition.PublishedAt != null && lectures.Any(lecture => lecture.EditionId == session.EditionId)).ToListAsync();
        return [.. sessions.Select(session => new ShownSession(session.Uid, session.EditionId, Slot.Of(session), session.Sequence, SessionPresenters.Of(session)))];
    }

    private static ShownSession ShownAs(NextChange change)
    {
        var (session, cancelled) = (change.Session, change.Kind == TimetableChange.Cancelled);
        var (date, start, end, room, link) = session.Slot.Plan;
        var slot = cancelled ? session.Before! : session.Slot;
        if (cancelled)
            (date, start, end, room, link) = slot.Plan;
        return new(session.Uid, session.EditionId, new(date, start, end, room, link, cancelled), change.Sequence, slot.PresenterIds);
    }

    private static async Task<IReadOnlyList<LedgerLine>> PlacesAsync(StartupsDb db, NextVersion next, Ledger ledger)
    {
        var touched = next.Changes.Where(change => change.Session.IsPublished).ToLookup(change => change.Session.EditionId, change => change.Session.Uid);
        var (editions, behind) = (touched.Select(group => group.Key).ToArray(), Ids(ledger, LectureRole.Enrolment));
        var people = await db.Enrolments.AsNoTracking().Active()
            .Where(enrolment => (editions.Contains(enrolment.EditionId) && enrolment.Edition.Entry == Entry.Seats) || behind.Contains(enrolment.Id))
            .OrderBy(enrolment => enrolment.Id).ToListAsync();
        return [.. people.Where(person => person.StateAt(ledger.Now) is EnrolmentState.Confirmed or EnrolmentState.Offered).SelectMany(person => ledger.OfPlace(PersonOf(person), touched[person.EditionId]))];
    }

    private static async Task<IReadOnlyList<LedgerLine>> PresentersAsync(StartupsDb db, Ledger ledger)
    {
        var theirs = ledger.After.Values.SelectMany(session => session.Presenters.Select(presenter => (Presenter: presenter, session.Uid))).ToLookup(each => each.Presenter, each => each.Uid);
        var ids = theirs.Select(group => group.Key).Union(Ids(ledger, LectureRole.Presenter)).ToArray();
        var people = await db.Presenters.AsNoTracking().Where(presenter => ids.Contains(presenter.Id)).OrderBy(presenter => presenter.Id).ToListAsync();
        return [.. people.SelectMany(person => ledger.OfSpeakerOrHost(PersonOf(person), theirs[person.Id].ToHashSet()))];
    }

    private static async Task<IReadOnlyList<LedgerLine>> HostsAsync(StartupsDb db, Ledger ledger, Dictionary<long, long> hosts)
    {
        var theirs = ledger.After.Values.Where(session => hosts.ContainsKey(session.EditionId)).ToLookup(session => hosts[session.EditionId], session => session.Uid);
        var ids = theirs.Select(group => group.Key).Union(Ids(ledger, LectureRole.Host)).ToArray();
        var people = await db.Hosts.AsNoTracking().Where(host => ids.Contains(host.Id)).OrderBy(host => host.Id).ToListAsync();
        return [.. people.SelectMany(person => ledger.OfSpeakerOrHost(PersonOf(person), theirs[person.Id].ToHashSet()))];
    }

    // People for whom the ledger says something else than will be so.
    private static long[] Ids(Ledger ledger, LectureRole role)
    {
        var prefix = LecturePerson.KeyOf(role, 0)[..^1];
        return
        [
            .. ledger.Rows.Where(rows => rows.Key.StartsWith(prefix, StringComparison.Ordinal) && (role != LectureRole.Enrolment || rows.Any(row => ledger.After.GetValueOrDefault(row.SessionUid)?.Slot != row.Slot)))
                .Select(rows => long.Parse(rows.Key.AsSpan(prefix.Length), CultureInfo.InvariantCulture)),
        ];
    }

    private static LecturePerson PersonOf(Enrolment enrolment) => new(
        LectureRole.Enrolment, enrolment.Id, enrolment.Applicant.Name, enrolment.IsMailed ? enrolment.Applicant.Email : null, enrolment.Applicant.Phone, enrolment.Language)
    {
        InSince = enrolment.ConfirmedAt ?? enrolment.OfferToldAt ?? enrolment.OfferedAt,
        KnowsLink = enrolment.State == EnrolmentState.Confirmed,
    };

    private static LecturePerson PersonOf(Presenter presenter) => new(LectureRole.Presenter, presenter.Id, presenter.Name, presenter.Email, presenter.Phone, presenter.Language);

    private static LecturePerson PersonOf(Host host) => new(LectureRole.Host, host.Id, host.Name, host.Email, host.Phone, host.Language);
}
