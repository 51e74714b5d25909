using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Kids;

/// <summary>What did not reach a school at its official address is told to the teacher by telephone. A copy that does not reach a colleague is missed by nobody else.</summary>
public sealed class UndeliveredOrder : IUndelivered
{
    // What is told to a school is old news after two weeks.
    private static readonly TimeSpan StillNews = TimeSpan.FromDays(14);

    public async Task NoteAsync(StartupsDb db, OutboxMail mail, Settlement.Failed failed, DateTimeOffset now, CancellationToken cancellation)
    {
        if (!string.Equals(mail.SubjectType, GroupSubjects.Of, StringComparison.Ordinal) || OrderMails.ContactOf(mail) is not null || OrderMails.CallFor(mail.Kind) is not { } about)
            return;
        List<PhoneCall> calls = [new(about, mail.Subject, mail.FactKey, now, until: now + StillNews)];
        if (failed.RefusedAddress is not null)
            calls.Add(new(PhoneCallKind.AddressRefused, mail.Subject, $"address:{mail.Id}", now, until: now + StillNews));
        var keys = calls.Select(call => call.Key).ToArray();
        var known = await db.PhoneCalls.Where(call => keys.Contains(call.Key)).Select(call => call.Key).ToListAsync(cancellation);
        db.AddRange(calls.Where(call => !known.Contains(call.Key, StringComparer.Ordinal)));
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }
}
