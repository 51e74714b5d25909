using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Reminders;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Enrolment;

/// <summary>Participants with an e-mail address, those who still wait among them: the plan says that they get none.</summary>
public sealed class ParticipantAudience(StartupsDb db) : IReminderAudience
{
    private const string KeyPrefix = "enrolment:";

    public string LetterKind => RosterMails.Reminder;

    public async Task<IReadOnlyList<ReminderRecipient>> PageAsync(
        IReadOnlyCollection<long> sessionIds, string after, int people, CancellationToken cancellation)
    {
        var absences = db.Absences;
        var sessions = db.Sessions.Where(session => sessionIds.Contains(session.Id));
        var concerned = db.Enrolments.Active()
            .Where(enrolment => sessions.Any(session => session.EditionId == enrolment.EditionId) && enrolment.EmailKey!.CompareTo(after) > 0);
        var last = await concerned.Select(enrolment => enrolment.EmailKey).Distinct().OrderBy(person => person).Take(people)
            .ToListAsync(cancellation) is { Count: > 0 } page ? page[^1] : null;
        if (last is null)
            return [];

        var rows = await concerned.Where(enrolment => enrolment.EmailKey!.CompareTo(last) <= 0)
            .Join(sessions, enrolment => enrolment.EditionId, session => session.EditionId, (enrolment, session) => new
            {
                enrolment.Id,
                Person = enrolment.EmailKey!,
                enrolment.Applicant.Name,
                enrolment.Language,
                enrolment.ConfirmedAt,
                SessionId = session.Id,
                IsAbsent = absences.Any(absence => absence.EnrolmentId == enrolment.Id && absence.SessionId == session.Id),
            })
            .OrderBy(row => row.Person).ThenBy(row => row.Id)
            .ToListAsync(cancellation);
        return [.. rows.Select(row => new ReminderRecipient(
            KeyOf(row.Id), row.Id, row.Person, row.Name, row.Language, row.SessionId, new(row.ConfirmedAt, row.IsAbsent)))];
    }

    private static string KeyOf(long enrolmentId) => FormattableString.Invariant($"{KeyPrefix}{enrolmentId}");

    /// <summary>The enrolment behind a key of this audience.</summary>
    internal static long EnrolmentOf(string key) => long.Parse(key.AsSpan(KeyPrefix.Length), System.Globalization.CultureInfo.InvariantCulture);
}
