using System.Globalization;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Reminders;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>
/// Participants and their sessions; people who still wait are among them, and the plan says that they get none. People whom no letter reaches, because they have no address or a
/// server refused it, are called.
/// </summary>
public sealed class ParticipantReminders(StartupsDb db) : IReminderSource
{
    public string SubjectType => Enrolment.SubjectType;

    public string LetterKind => RosterMails.Reminder;

    public Task<IReadOnlyList<ReminderOccasion>> OccasionsAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation) =>
        db.SessionOccasionsAsync(from, until, cancellation);

    public Task<IReadOnlyList<ReminderOccasion>> FindAsync(IReadOnlyCollection<string> keys, CancellationToken cancellation) => db.SessionOccasionsAsync(keys, cancellation);

    public async Task<IReadOnlyList<string>> AddressesAsync(IReadOnlyCollection<string> occasions, ReminderChannel channel, CancellationToken cancellation)
    {
        var people = Concerned(SessionOccasions.IdsOf(occasions), channel);
        if (channel == ReminderChannel.Mail)
            return await people.Select(enrolment => enrolment.EmailKey!).Distinct().OrderBy(address => address).ToListAsync(cancellation);
        var ids = await people.OrderBy(enrolment => enrolment.Id).Select(enrolment => enrolment.Id).ToListAsync(cancellation);
        return [.. ids.Select(id => id.ToString(CultureInfo.InvariantCulture))];
    }

    public async Task<IReadOnlyList<ReminderRecipient>> RecipientsAsync(
        IReadOnlyCollection<string> occasions, ReminderChannel channel, string first, string last, CancellationToken cancellation)
    {
        var ids = SessionOccasions.IdsOf(occasions);
        var (absences, open) = (db.Absences, db.Absences.Open());
        var rows = await From(Concerned(ids, channel), channel, first, last)
            .Join(Sessions(ids), enrolment => enrolment.EditionId, session => session.EditionId, (enrolment, session) => new
            {
                enrolment.Id,
                Address = enrolment.EmailKey,
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
        return
        [
            .. rows.Select(row => new ReminderRecipient(
                Enrolment.SubjectOf(row.Id), $"{row.Address} {row.NameKey}", row.Name, row.Language, SessionOccasions.KeyOf(row.SessionId),
                new(row.ConfirmedAt, row.IsAbsent, row.ComesAgainSince), channel)),
        ];
    }

    private static IQueryable<Enrolment> From(IQueryable<Enrolment> people, ReminderChannel channel, string first, string last)
    {
        if (channel == ReminderChannel.Mail)
            return people.Where(enrolment => enrolment.EmailKey!.CompareTo(first) >= 0 && enrolment.EmailKey!.CompareTo(last) <= 0);
        var (from, until) = (long.Parse(first, CultureInfo.InvariantCulture), long.Parse(last, CultureInfo.InvariantCulture));
        return people.Where(enrolment => enrolment.Id >= from && enrolment.Id <= until);
    }

    // Groups of schools are reminded by those who know their teachers.
    private IQueryable<Session> Sessions(long[] ids) => db.Sessions.Where(session => ids.Contains(session.Id) && Kinds.ForPeople.Contains(session.Edition.Programme.Kind));

    private IQueryable<Enrolment> Concerned(long[] sessionIds, ReminderChannel channel)
    {
        var sessions = Sessions(sessionIds);
        var people = db.Enrolments.Active().Where(enrolment => sessions.Any(session => session.EditionId == enrolment.EditionId));
        return channel == ReminderChannel.Mail
            ? people.Where(enrolment => enrolment.EmailKey != null && enrolment.EmailRefusedAt == null)
            : people.Where(enrolment => enrolment.EmailKey == null || enrolment.EmailRefusedAt != null);
    }
}
