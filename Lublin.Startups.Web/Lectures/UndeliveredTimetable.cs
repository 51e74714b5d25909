using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Lectures;

/// <summary>Puts a call for what a letter about the timetable would have told, when it could not be delivered.</summary>
public sealed class UndeliveredTimetable : IUndelivered
{
    public async Task NoteAsync(StartupsDb db, OutboxMail mail, Settlement.Failed failed, DateTimeOffset now, CancellationToken cancellation)
    {
        if (!string.Equals(mail.Kind, TimetableMails.Kind, StringComparison.Ordinal) || await db.PhoneCalls.AnyAsync(call => call.Key == mail.FactKey, cancellation))
            return;
        var uids = TimetableMails.NewsOf(mail).Tidings.Select(tiding => tiding.SessionUid).ToArray();
        if (await db.Sessions.Where(session => uids.Contains(session.Uid) && session.StartsAt > now).MinAsync(session => (DateTimeOffset?)session.StartsAt, cancellation) is not { } until)
            return;
        db.Add(new PhoneCall(PhoneCallKind.Timetable, mail.Subject, mail.FactKey, now, until: until));
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }
}
