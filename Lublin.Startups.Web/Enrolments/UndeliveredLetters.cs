using System.Text.Json;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Reminders;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>Marks an address that a server refused for good, and puts a call for what the letter would have told.</summary>
public sealed class UndeliveredLetters : IUndelivered
{
    /// <inheritdoc />
    public async Task NoteAsync(StartupsDb db, OutboxMail mail, Settlement.Failed failed, DateTimeOffset now, CancellationToken cancellation)
    {
        if (!string.Equals(mail.SubjectType, Enrolment.SubjectType, StringComparison.Ordinal))
            return;
        List<PhoneCall> calls = [.. await CallsForAsync(db, mail, now, cancellation)];
        if (failed.RefusedAddress is { } address && await MarkAsync(db, address, now, cancellation) is { Count: > 0 } marked)
            calls.Add(new(PhoneCallKind.AddressRefused, Enrolment.SubjectOf(marked.Contains(mail.SubjectId) ? mail.SubjectId : marked[0]), $"address:{mail.Id}", now));
        await db.PutOnceAsync(calls, cancellation);
    }

    // Everybody who signed up with the address is affected, but for people who corrected theirs meanwhile.
    private static async Task<List<long>> MarkAsync(StartupsDb db, string address, DateTimeOffset now, CancellationToken cancellation)
    {
        var key = EmailAddress.Fold(address);
        var enrolments = await db.Enrolments.Active().Where(enrolment => enrolment.EmailKey == key && enrolment.EmailRefusedAt == null).OrderBy(enrolment => enrolment.Id)
            .ToListAsync(cancellation);
        foreach (var enrolment in enrolments)
        {
            enrolment.RefuseEmail(now);
            db.Add(new History("enrolment", enrolment.Id, "EmailRefused", Actor.Clock, now));
        }

        return [.. enrolments.Select(enrolment => enrolment.Id)];
    }

    private static async Task<IEnumerable<PhoneCall>> CallsForAsync(StartupsDb db, OutboxMail mail, DateTimeOffset now, CancellationToken cancellation)
    {
        if (string.Equals(mail.Kind, RosterMails.Reminder, StringComparison.Ordinal))
        {
            var first = mail.RepeatOf ?? mail.Id;
            var carried = await db.Reminders.Where(reminder => reminder.MailId == first && reminder.Rule == ReminderRule.DayBefore).ToListAsync(cancellation);
            return carried.Select(reminder => ReminderCalls.Of(reminder, now));
        }

        if (string.Equals(mail.Kind, RosterMails.Announcement, StringComparison.Ordinal))
            return [PhoneCall.OfAnnouncement(AnnouncementDesk.AnnouncementOf(mail), mail.Subject, mail.FactKey, now)];
        if (RosterCalls.KindFor(mail.Kind) is not { } about)
            return [];
        // A person who declined an offer knows that it is over.
        if (about == PhoneCallKind.OfferEnded && await db.Enrolments.AnyAsync(enrolment => enrolment.Id == mail.SubjectId && enrolment.DeclinedAt != null, cancellation))
            return [];
        return [new(about, mail.Subject, mail.FactKey, now, SessionOf(mail))];
    }

    private static long? SessionOf(OutboxMail mail) =>
        mail.Details is null ? null : JsonSerializer.Deserialize<AboutSession>(mail.Details)!.SessionId;

    private sealed record AboutSession(long? SessionId);
}
