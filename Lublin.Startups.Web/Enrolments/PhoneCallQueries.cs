using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>A person to be called, with all that they have to hear.</summary>
/// <param name="Person">With edition, programme, sessions and rooms.</param>
/// <param name="Calls">The most pressing first; each thing once.</param>
/// <param name="Until">By when the person has to know.</param>
/// <param name="UpTo">The newest of the calls, those among them that say nothing new.</param>
public sealed record PersonToCall(Enrolment Person, IReadOnlyList<PhoneCall> Calls, DateTimeOffset Until, long UpTo)
{
    public int Tries => Calls.Max(call => call.Tries);

    public DateTimeOffset? TriedAt => Calls.Max(call => call.TriedAt);

    /// <summary>By when the person has to know of one of the calls.</summary>
    public static DateTimeOffset UntilOf(PhoneCall call, Enrolment person, DateTimeOffset now)
    {
        var latest = call.About == PhoneCallKind.Offered ? AnswerBy(person, now) : call.Session?.StartsAt ?? NextStart(person.Edition, now);
        return call.Until is { } sooner && sooner < latest ? sooner : latest;
    }

    /// <summary>By when somebody has to answer an open offer; for an offer they have not heard of yet, if they hear of it now.</summary>
    public static DateTimeOffset AnswerBy(Enrolment offered, DateTimeOffset now) =>
        (offered.IsUntold ? Offers.EndOf(now, offered.Edition.FirstStart) : null) ?? offered.OfferEndsAt!.Value;

    // Of a cancelled edition every session is cancelled; the person would have come to them all the same.
    private static DateTimeOffset NextStart(Edition edition, DateTimeOffset now) =>
        (edition.CancelledAt is null ? edition.Held : edition.Sessions.OrderBy(session => session.StartsAt)).First(session => session.StartsAt > now).StartsAt;
}

public static class PhoneCallQueries
{
    private const int Shown = 50;

    /// <summary>How many people are to be called.</summary>
    public static Task<int> OpenCallsAsync(this StartupsDb db, DateTimeOffset now) => db.PeopleToCall(now).CountAsync();

    /// <summary>The people who enrolled and are to be called, and what to say, the most pressing first. Two queries.</summary>
    public static async Task<IReadOnlyList<PersonToCall>> PeopleToCallAsync(this StartupsDb db, DateTimeOffset now)
    {
        var calls = await db.OpenCalls(now).Whole().OrderBy(call => call.Id).ToListAsync();
        var ids = calls.Select(call => call.SubjectId).Distinct().ToArray();
        var people = await db.Enrolments.AsNoTrackingWithIdentityResolution()
            .Include(enrolment => enrolment.Edition.Programme)
            .Include(enrolment => enrolment.Edition.Sessions).ThenInclude(session => session.Room).ThenInclude(room => room!.Venue)
            .Where(enrolment => ids.Contains(enrolment.Id)).ToDictionaryAsync(enrolment => enrolment.Id);
        return
        [
            .. calls.GroupBy(call => call.SubjectId).Select(theirs => PersonOf(people[theirs.Key], [.. theirs], now))
                .OrderBy(person => person.Until).ThenBy(person => person.Tries).ThenBy(person => person.Person.Applicant.Name, PersonName.Order),
        ];
    }

    /// <summary>What is to be told to people who did not enrol. One query.</summary>
    public static async Task<IReadOnlyList<PhoneCall>> OtherCallsAsync(this StartupsDb db, DateTimeOffset now) =>
        await db.OtherCalls(now).Whole().OrderBy(call => call.Until).ThenBy(call => call.Id).ToListAsync();

    /// <summary>The calls that were made or given up last, the latest first. One query.</summary>
    public static async Task<IReadOnlyList<PhoneCall>> CallsMadeAsync(this StartupsDb db) =>
        await db.PhoneCalls.Whole().Where(call => call.DoneAt != null)
            .OrderByDescending(call => call.DoneAt).ThenByDescending(call => call.Id).Take(Shown).ToListAsync();

    /// <summary>Saves those of these calls that nobody put before, and leaves nothing tracked.</summary>
    public static async Task PutOnceAsync(this StartupsDb db, IReadOnlyCollection<PhoneCall> calls, CancellationToken cancellation)
    {
        var keys = calls.Select(call => call.Key).ToArray();
        var known = await db.PhoneCalls.Where(call => keys.Contains(call.Key)).Select(call => call.Key).ToListAsync(cancellation);
        db.AddRange(calls.Where(call => !known.Contains(call.Key, StringComparer.Ordinal)));
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    /// <summary>Each person to be called, once.</summary>
    internal static IQueryable<CalledPerson> PeopleToCall(this StartupsDb db, DateTimeOffset now) =>
        db.OpenCalls(now).Concat(db.OtherCalls(now)).Select(call => new CalledPerson { SubjectType = call.SubjectType, SubjectId = call.SubjectId }).Distinct();

    /// <summary>What people who enrolled are not told yet, has kept its reason, and is not too late.</summary>
    internal static IQueryable<PhoneCall> OpenCalls(this StartupsDb db, DateTimeOffset now)
    {
        var (enrolments, active) = (db.Enrolments, db.Enrolments.Active());
        var absences = db.Absences.Open();
        return db.PhoneCalls.Where(call => call.DoneAt == null && call.SubjectType == Enrolment.SubjectType
            && (call.SessionId == null || call.Session!.StartsAt > now)
            && (call.About == PhoneCallKind.Cancelled || call.About == PhoneCallKind.OfferEnded || call.About == PhoneCallKind.Timetable
                ? enrolments.Any(person => person.Id == call.SubjectId && (call.About != PhoneCallKind.Timetable || person.WithdrawnAt == null) && person.Edition.Sessions.Any(session => session.StartsAt > now))
                : active.Any(person => person.Id == call.SubjectId && person.Edition.Sessions.Any(session => session.CancelledAt == null && session.StartsAt > now)
                    && ((call.About == PhoneCallKind.AddressRefused && person.EmailRefusedAt != null)
                        || (call.About == PhoneCallKind.Offered && person.ConfirmedAt == null && person.OfferEndsAt > now)
                        || (call.About == PhoneCallKind.Waiting && person.ConfirmedAt == null && person.OfferedAt == null)
                        || (call.About == PhoneCallKind.Confirmed && person.ConfirmedAt != null)
                        || ((call.About == PhoneCallKind.Moved || call.About == PhoneCallKind.SessionAdded || call.About == PhoneCallKind.PlaceChanged) && person.ConfirmedAt != null && call.Session!.CancelledAt == null)
                        // What was to be said of the date before is over; the move itself is told by a call of its own.
                        || (call.About == PhoneCallKind.Reminder && person.ConfirmedAt != null && call.Session!.CancelledAt == null
                            && (call.Session.ChangedAt == null || call.Session.ChangedAt <= call.Since)
                            && !absences.Any(absence => absence.EnrolmentId == person.Id && absence.SessionId == call.SessionId))
                        || (call.About == PhoneCallKind.SessionCancelled && person.ConfirmedAt != null)
                        || call.About == PhoneCallKind.Announcement))));
    }

    /// <summary>What others are not told yet, until what it is about begins.</summary>
    private static IQueryable<PhoneCall> OtherCalls(this StartupsDb db, DateTimeOffset now) =>
        db.PhoneCalls.Where(call => call.DoneAt == null && call.SubjectType != Enrolment.SubjectType && call.Until > now);

    private static IQueryable<PhoneCall> Whole(this IQueryable<PhoneCall> calls) => calls.AsNoTrackingWithIdentityResolution()
        .Include(call => call.Announcement)
        .Include(call => call.Session).ThenInclude(session => session!.Room).ThenInclude(room => room!.Venue);

    private static PersonToCall PersonOf(Enrolment person, IReadOnlyList<PhoneCall> theirs, DateTimeOffset now)
    {
        // Twice moved is told once, as it stands now; what is told stays the older row, and the call is over for both.
        var told = theirs.DistinctBy(call => (call.About, call.SessionId, call.AnnouncementId)).OrderBy(call => PersonToCall.UntilOf(call, person, now)).ThenBy(call => call.Id).ToList();
        return new(person, told, theirs.Min(call => PersonToCall.UntilOf(call, person, now)), theirs.Max(call => call.Id));
    }
}

/// <summary>Somebody to be called, whatever there is to say.</summary>
internal sealed record CalledPerson
{
    public required string SubjectType { get; init; }
    public required long SubjectId { get; init; }
}
