using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Reminders;
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
    public static DateTimeOffset UntilOf(PhoneCall call, DateTimeOffset now)
    {
        var latest = call.About == PhoneCallKind.Offered ? AnswerBy(call.Enrolment, now) : call.Session?.StartsAt ?? NextStart(call.Enrolment.Edition, now);
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
    public static Task<int> OpenCallsAsync(this StartupsDb db, DateTimeOffset now) =>
        db.OpenCalls(now).Select(call => call.EnrolmentId).Distinct().CountAsync();

    /// <summary>Whom to call and what to say, the most pressing first. One query.</summary>
    public static async Task<IReadOnlyList<PersonToCall>> PeopleToCallAsync(this StartupsDb db, DateTimeOffset now)
    {
        var calls = await db.OpenCalls(now).AsNoTrackingWithIdentityResolution().WithEdition().OrderBy(call => call.Id).ToListAsync();
        return
        [
            .. calls.GroupBy(call => call.EnrolmentId).Select(theirs => PersonOf([.. theirs], now))
                .OrderBy(person => person.Until).ThenBy(person => person.Tries).ThenBy(person => person.Person.Applicant.Name, PersonName.Order),
        ];
    }

    /// <summary>The calls that were made or given up last, the latest first. One query.</summary>
    public static async Task<IReadOnlyList<PhoneCall>> CallsMadeAsync(this StartupsDb db) =>
        await db.PhoneCalls.AsNoTrackingWithIdentityResolution().WithEdition().Where(call => call.DoneAt != null)
            .OrderByDescending(call => call.DoneAt).ThenByDescending(call => call.Id).Take(Shown).ToListAsync();

    /// <summary>What is not told yet, has kept its reason, and is not too late.</summary>
    internal static IQueryable<PhoneCall> OpenCalls(this StartupsDb db, DateTimeOffset now)
    {
        var active = db.Enrolments.Active();
        var absences = db.Absences.Open();
        return db.PhoneCalls.Where(call => call.DoneAt == null && (
            (call.About == PhoneCallKind.Cancelled || call.About == PhoneCallKind.OfferEnded
                ? call.Enrolment.Edition.Sessions.Any(session => session.StartsAt > now)
                : active.Any(enrolment => enrolment.Id == call.EnrolmentId && call.Enrolment.Edition.Sessions.Any(session => session.CancelledAt == null && session.StartsAt > now)))
            && (call.SessionId == null || call.Session!.StartsAt > now)
            && ((call.About == PhoneCallKind.AddressRefused && call.Enrolment.EmailRefusedAt != null)
                || (call.About == PhoneCallKind.Offered && call.Enrolment.ConfirmedAt == null && call.Enrolment.OfferEndsAt > now)
                || (call.About == PhoneCallKind.Waiting && call.Enrolment.ConfirmedAt == null && call.Enrolment.OfferedAt == null)
                || (call.About == PhoneCallKind.Confirmed && call.Enrolment.ConfirmedAt != null)
                || ((call.About == PhoneCallKind.Moved || call.About == PhoneCallKind.SessionAdded || call.About == PhoneCallKind.PlaceChanged) && call.Enrolment.ConfirmedAt != null && call.Session!.CancelledAt == null)
                // What was to be said of the date before is over; the move itself is told by a call of its own.
                || (call.About == PhoneCallKind.Reminder && call.Enrolment.ConfirmedAt != null && call.Session!.CancelledAt == null
                    && (call.Session.ChangedAt == null || call.Session.ChangedAt <= call.Since)
                    && !absences.Any(absence => absence.EnrolmentId == call.EnrolmentId && absence.SessionId == call.SessionId))
                || (call.About == PhoneCallKind.SessionCancelled && call.Enrolment.ConfirmedAt != null)
                || call.About == PhoneCallKind.Announcement
                || call.About == PhoneCallKind.Cancelled
                || call.About == PhoneCallKind.OfferEnded)));
    }

    /// <summary>The calls that stand for reminders of these sessions and are not there yet.</summary>
    internal static async Task<IReadOnlyList<PhoneCall>> ReminderCallsAsync(
        this StartupsDb db, Dictionary<long, SessionFacts> sessions, DateTimeOffset now, CancellationToken cancellation)
    {
        var ids = sessions.Keys.ToArray();
        var (absences, open) = (db.Absences, db.Absences.Open());
        var rows = await db.Enrolments.Active().Where(enrolment => enrolment.ConfirmedAt != null && (enrolment.EmailKey == null || enrolment.EmailRefusedAt != null))
            .Join(
                db.Sessions.Where(session => ids.Contains(session.Id)),
                enrolment => enrolment.EditionId,
                session => session.EditionId,
                (enrolment, session) => new
                {
                    enrolment.Id,
                    enrolment.ConfirmedAt,
                    SessionId = session.Id,
                    IsAbsent = open.Any(absence => absence.EnrolmentId == enrolment.Id && absence.SessionId == session.Id),
                    ComesAgainSince = absences.Where(absence => absence.EnrolmentId == enrolment.Id && absence.SessionId == session.Id).Max(absence => absence.TakenBackAt),
                })
            .OrderBy(row => row.Id).ThenBy(row => row.SessionId)
            .ToListAsync(cancellation);
        if (rows.Count == 0)
            return [];
        var mailed = (await db.Reminders.Where(reminder => ids.Contains(reminder.SessionId) && reminder.Rule == ReminderRule.DayBefore)
            .Select(reminder => new { reminder.SessionId, reminder.Recipient, reminder.PlannedFor }).ToListAsync(cancellation))
            .Select(reminder => (reminder.SessionId, reminder.Recipient, reminder.PlannedFor)).ToHashSet();
        var put = (await db.PhoneCalls.Where(call => call.About == PhoneCallKind.Reminder && ids.Contains(call.SessionId!.Value)).Select(call => call.Key).ToListAsync(cancellation))
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. from row in rows
               let session = sessions[row.SessionId]
               let planned = ReminderRules.PlannedFor(ReminderRule.DayBefore, session.Date)
               let isMailed = mailed.Contains((session.Id, ParticipantAudience.KeyOf(row.Id), planned))
               where ReminderPlan.Decide(ReminderRule.DayBefore, session, new(row.ConfirmedAt, row.IsAbsent, row.ComesAgainSince), isMailed, now).State == ReminderState.Due
               let call = PhoneCallDesk.Reminder(row.Id, session.Id, planned, now)
               where !put.Contains(call.Key)
               select call,
        ];
    }

    private static IQueryable<PhoneCall> WithEdition(this IQueryable<PhoneCall> calls) => calls
        .Include(call => call.Announcement)
        .Include(call => call.Session).ThenInclude(session => session!.Room).ThenInclude(room => room!.Venue)
        .Include(call => call.Enrolment.Edition.Programme)
        .Include(call => call.Enrolment.Edition.Sessions).ThenInclude(session => session.Room).ThenInclude(room => room!.Venue);

    private static PersonToCall PersonOf(IReadOnlyList<PhoneCall> theirs, DateTimeOffset now)
    {
        // Twice moved is told once, as it stands now; what is told stays the older row, and the call is over for both.
        var told = theirs.DistinctBy(call => (call.About, call.SessionId, call.AnnouncementId)).OrderBy(call => PersonToCall.UntilOf(call, now)).ThenBy(call => call.Id).ToList();
        return new(theirs[0].Enrolment, told, theirs.Min(call => PersonToCall.UntilOf(call, now)), theirs.Max(call => call.Id));
    }
}
