using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Kids;

/// <summary>What did not reach a school of its groups is told to the teacher of each by telephone. A copy that does not reach a colleague is missed by nobody else.</summary>
public sealed class UndeliveredOrder : IUndelivered
{
    // What is told to a school is old news after two weeks.
    private static readonly TimeSpan StillNews = TimeSpan.FromDays(14);

    public async Task NoteAsync(StartupsDb db, OutboxMail mail, Settlement.Failed failed, DateTimeOffset now, CancellationToken cancellation)
    {
        List<PhoneCall> calls = [];
        if (string.Equals(mail.SubjectType, GroupSubjects.Of, StringComparison.Ordinal) && OrderMails.ContactOf(mail) is null && OrderMails.CallFor(mail.Kind) is { } about)
        {
            calls.Add(new(about, mail.Subject, mail.FactKey, now, until: now + StillNews));
            if (failed.RefusedAddress is not null)
                calls.Add(new(PhoneCallKind.AddressRefused, mail.Subject, $"address:{mail.Id}", now, until: now + StillNews));
        }
        else if (GroupMails.CallFor(mail.Kind) is { } done)
        {
            // The letter and its copy tell of the same groups.
            calls.AddRange(GroupMails.GroupsOf(mail).Select(group => new PhoneCall(done, GroupSubjects.Key(group), FormattableString.Invariant($"group-letter:{done}:{group}"), now, until: now + StillNews)));
            if (failed.RefusedAddress is not null && await db.SchoolContacts.AnyAsync(contact => contact.Id == mail.SubjectId && contact.Name == null, cancellation))
                calls.Add(new(PhoneCallKind.AddressRefused, GroupSubjects.Key(GroupMails.GroupsOf(mail)[0]), $"address:{mail.Id}", now, until: now + StillNews));
        }

        if (calls.Count > 0)
            await db.PutOnceAsync(calls, cancellation);
    }
}
