using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Reminders;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Lectures;

/// <summary>Puts calls for what an invitation, a reminder or staff's own words would have told a speaker or a host, and one more when their address was refused for good: while it is open, their page says so.</summary>
public sealed class UndeliveredToSpeakers : IUndelivered
{
    // Nobody's lecture waits for it: staff ask when they call next.
    private static readonly TimeSpan AddressIsAskedFor = TimeSpan.FromDays(30);

    public async Task NoteAsync(StartupsDb db, OutboxMail mail, Settlement.Failed failed, DateTimeOffset now, CancellationToken cancellation)
    {
        if (mail.SubjectType is not (PresenterPeople.Of or HostPeople.Of))
            return;
        List<PhoneCall> calls = [.. await CallsForAsync(db, mail, now, cancellation)];
        var (type, id) = (mail.SubjectType, mail.SubjectId);
        if (failed.RefusedAddress is not null && !await db.RefusedAsync(type, id))
            calls.Add(new(PhoneCallKind.AddressRefused, mail.Subject, $"address:{mail.Id}", now, until: now + AddressIsAskedFor));
        await db.PutOnceAsync(calls, cancellation);
    }

    private static async Task<IReadOnlyList<PhoneCall>> CallsForAsync(StartupsDb db, OutboxMail mail, DateTimeOffset now, CancellationToken cancellation)
    {
        if (string.Equals(mail.Kind, SpeakerMails.Invitation, StringComparison.Ordinal))
        {
            var asked = SpeakerMails.InvitationOf(mail.Key);
            var invitation = await db.Invitations.AsNoTracking().SingleOrDefaultAsync(invitation => invitation.Id == asked, cancellation);
            return invitation?.IsOpenAt(now) == true ? [new(PhoneCallKind.Invitation, mail.Subject, SpeakerMails.KeyOf(asked), now, until: invitation.EndsAt)] : [];
        }

        if (string.Equals(mail.Kind, SpeakerMails.Room, StringComparison.Ordinal))
        {
            var id = SpeakerMails.AnnouncementOf(mail.Key);
            var announcement = await db.Announcements.AsNoTracking().SingleAsync(known => known.Id == id, cancellation);
            var person = (await db.PeopleInRoomAsync(announcement.Where!, cancellation)).FirstOrDefault(person => person.Subjects.Contains(mail.Subject));
            return person is null ? [] : [PhoneCall.OfAnnouncement(id, mail.Subject, mail.FactKey, now, person.CallBy(now))];
        }

        if (!string.Equals(mail.Kind, SpeakerMails.Reminder, StringComparison.Ordinal))
            return [];
        var first = mail.RepeatOf ?? mail.Id;
        var carried = await db.Reminders.AsNoTracking().Where(row => row.MailId == first && row.Rule != ReminderRule.WeekBefore).ToListAsync(cancellation);
        var sessions = SessionOccasions.IdsOf(carried.Select(row => row.Occasion));
        var starts = await db.Sessions.Where(session => sessions.Contains(session.Id)).ToDictionaryAsync(session => session.Id, session => session.StartsAt, cancellation);
        return
        [
            .. carried.Select(row => PhoneCall.OfReminder(
                mail.Subject, row.Occasion, row.Key, now, SessionOccasions.IdOf(row.Occasion) is { } session ? starts.GetValueOrDefault(session) : row.PlannedFor + AfterOccasions.Still)),
        ];
    }
}

public static class RefusedAddresses
{
    /// <summary>Whether a server refused this person's address and nobody has asked for another one yet.</summary>
    public static Task<bool> RefusedAsync(this StartupsDb db, string type, long id) =>
        db.PhoneCalls.AnyAsync(call => call.About == PhoneCallKind.AddressRefused && call.SubjectType == type && call.SubjectId == id && call.DoneAt == null);
}
