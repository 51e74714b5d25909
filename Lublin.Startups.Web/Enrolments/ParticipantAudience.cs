using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Reminders;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>
/// Participants to whom letters go, those who still wait among them: the plan says that they get none. The others are called (<see cref="PhoneCallDesk"/>).
/// </summary>
public sealed class ParticipantAudience(StartupsDb db) : IReminderAudience
{
    private const string KeyPrefix = "enrolment:";

    public string LetterKind => RosterMails.Reminder;

    public async Task<IReadOnlyList<string>> AddressesAsync(IReadOnlyCollection<long> sessionIds, CancellationToken cancellation) =>
        await Concerned(sessionIds).Select(enrolment => enrolment.EmailKey!).Distinct().OrderBy(address => address).ToListAsync(cancellation);

    public async Task<IReadOnlyList<ReminderRecipient>> RecipientsAsync(
        IReadOnlyCollection<long> sessionIds, string first, string last, CancellationToken cancellation)
    {
        var (absences, open) = (db.Absences, db.Absences.Open());
        var rows = await Concerned(sessionIds)
            .Where(enrolment => enrolment.EmailKey!.CompareTo(first) >= 0 && enrolment.EmailKey!.CompareTo(last) <= 0)
            .Join(Sessions(sessionIds), enrolment => enrolment.EditionId, session => session.EditionId, (enrolment, session) => new
            {
                enrolment.Id,
                Address = enrolment.EmailKey!,
                enrolment.NameKey,
                enrolment.Applicant.Name,
                enrolment.Language,
                enrolment.ConfirmedAt,
                SessionId = session.Id,
                IsAbsent = open.Any(absence => absence.EnrolmentId == enrolment.Id && absence.SessionId == session.Id),
                ComesAgainSince = absences.Where(absence => absence.EnrolmentId == enrolment.Id && absence.SessionId == session.Id).Max(absence => absence.TakenBackAt),
            })
            .OrderBy(row => row.Address).ThenBy(row => row.Id)
            .ToListAsync(cancellation);
        return [.. rows.Select(row => new ReminderRecipient(
            KeyOf(row.Id), row.Id, $"{row.Address} {row.NameKey}", row.Name, row.Language, row.SessionId, new(row.ConfirmedAt, row.IsAbsent, row.ComesAgainSince)))];
    }

    private IQueryable<Session> Sessions(IReadOnlyCollection<long> ids) => db.Sessions.Where(session => ids.Contains(session.Id));

    private IQueryable<Enrolment> Concerned(IReadOnlyCollection<long> sessionIds)
    {
        var sessions = Sessions(sessionIds);
        return db.Enrolments.Active().Where(enrolment => enrolment.EmailKey != null && enrolment.EmailRefusedAt == null && sessions.Any(session => session.EditionId == enrolment.EditionId));
    }

    internal static string KeyOf(long enrolmentId) => FormattableString.Invariant($"{KeyPrefix}{enrolmentId}");

    internal static long EnrolmentOf(string key) => long.Parse(key.AsSpan(KeyPrefix.Length), System.Globalization.CultureInfo.InvariantCulture);
}
