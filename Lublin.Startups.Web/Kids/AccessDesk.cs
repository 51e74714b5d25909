using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Kids;

/// <summary>Lets people in to the desk of their school, without passwords: by links that go to its official address first, and to colleagues from there.</summary>
public sealed class AccessDesk(StartupsDb db, OutboxWriter writer, PersonalLink links, TimeProvider clock)
{
    /// <summary>Within it no further link goes to the same person.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    /// <summary>Sends a link to the official address; tells the caller nothing either way.</summary>
    public Task RequestAsync(long schoolId) => DoAsync(schoolId, async now =>
    {
        if (await db.Schools.SingleOrDefaultAsync(school => school.Id == schoolId) is not { IsChoosable: true } school)
            return false;
        // A school that ended the access of its official address and asks again is no other school.
        if (await db.DeskKeys.AnyAsync(key => key.Contact.SchoolId == schoolId && key.Contact.Name == null && key.SentAt > now - Pause))
            return false;
        var contact = await db.SchoolContacts.FirstOrDefaultAsync(contact => contact.SchoolId == schoolId && contact.Name == null && contact.EndedAt == null && contact.Email == school.OfficialEmail);
        if (contact is null)
        {
            contact = new(schoolId, name: null, school.OfficialEmail, LastDay(now), now);
            db.Add(contact);
            await db.SaveChangesAsync();
        }

        contact.Renew(LastDay(now));
        await SendAsync(contact, now);
        return true;
    });

    /// <summary>A link of a letter is used: the device is let in from now on.</summary>
    /// <param name="code">Of the link.</param>
    public async Task<EnterOutcome> UseAsync(string? code)
    {
        if (await FindAsync(code) is not { } found)
            return new EnterOutcome.Unknown();
        var outcome = await DoAsync<EnterOutcome>(found.Contact.SchoolId, async now =>
        {
            var key = await db.DeskKeys.Include(key => key.Contact).SingleAsync(key => key.Id == found.Id);
            if (!key.Contact.IsActiveOn(Warsaw.DateOf(now)))
                return new EnterOutcome.Ended();
            if (!key.CanBeUsedAt(now))
                return new EnterOutcome.Spent(key.Contact);
            key.Use(now);
            return new EnterOutcome.In(links.Code(LinkPurpose.SchoolDevice, key.Link));
        });
        return outcome;
    }

    /// <summary>How a link stands, without using it: machines that read mail open every link.</summary>
    public async Task<EnterOutcome> LookAsync(string? code) => await FindAsync(code) is not { } key ? new EnterOutcome.Unknown()
        : !key.Contact.IsActiveOn(Warsaw.Today(clock)) ? new EnterOutcome.Ended()
        : key.CanBeUsedAt(clock.GetUtcNow()) ? new EnterOutcome.In("")
        : new EnterOutcome.Spent(key.Contact);

    /// <summary>A fresh link for the person whose old one was used, or has run out.</summary>
    public async Task AgainAsync(string? code)
    {
        if (await FindAsync(code) is { } key)
        {
            await DoAsync(key.Contact.SchoolId, async now =>
            {
                var contact = await db.SchoolContacts.SingleAsync(contact => contact.Id == key.ContactId);
                if (contact.IsActiveOn(Warsaw.DateOf(now)))
                    await SendAsync(contact, now);
                return true;
            });
        }
    }

    /// <summary>Lets a colleague in, by a link of their own.</summary>
    /// <param name="by">Who does.</param>
    public Task<InviteColleagueOutcome> InviteAsync(SchoolContact by, string name, string email) => DoAsync(by.SchoolId, async now =>
    {
        var today = Warsaw.DateOf(now);
        var active = (await db.SchoolContacts.Where(contact => contact.SchoolId == by.SchoolId && contact.EndedAt == null).ToListAsync()).FindAll(contact => contact.IsActiveOn(today));
        if (active.Exists(contact => string.Equals(EmailAddress.Fold(contact.Email), EmailAddress.Fold(email), StringComparison.Ordinal)))
            return InviteColleagueOutcome.IsIn;
        if (active.Count >= SchoolContact.Most)
            return InviteColleagueOutcome.Full;
        var colleague = new SchoolContact(by.SchoolId, name, email, LastDay(now), now);
        db.Add(colleague);
        await db.SaveChangesAsync();
        await SendAsync(colleague, now);
        db.Add(new History("school", by.SchoolId, "ColleagueInvited", ActorOf(by), now));
        return InviteColleagueOutcome.Done;
    });

    /// <summary>Ends somebody's access, with every device of theirs.</summary>
    /// <param name="schoolId">The school.</param>
    /// <param name="contactId">Whose.</param>
    /// <param name="actor">As the history names actors.</param>
    public Task<bool> EndAsync(long schoolId, long contactId, string actor) => DoAsync(schoolId, async now =>
    {
        if (await db.SchoolContacts.SingleOrDefaultAsync(contact => contact.Id == contactId && contact.SchoolId == schoolId && contact.EndedAt == null) is not { } contact)
            return false;
        contact.End(now);
        db.Add(new History("school", schoolId, "AccessEnded", actor, now));
        return true;
    });

    /// <summary>One device leaves.</summary>
    public Task LeaveAsync(DeskKey key) => DoAsync(key.Contact.SchoolId, async now =>
    {
        (await db.DeskKeys.SingleAsync(known => known.Id == key.Id)).Revoke(now);
        return true;
    });

    /// <summary>Somebody of a school, as the history names actors.</summary>
    public static string ActorOf(SchoolContact contact) => FormattableString.Invariant($"school-contact:{contact.Id}");

    private async Task SendAsync(SchoolContact contact, DateTimeOffset now)
    {
        if (await db.DeskKeys.AnyAsync(key => key.ContactId == contact.Id && key.SentAt > now - Pause))
            return;
        var key = new DeskKey(contact.Id, now);
        db.Add(key);
        await db.SaveChangesAsync();
        db.Add(new OutboxMail(SchoolMails.DeskLink, new(SchoolPeople.Of, contact.Id), FormattableString.Invariant($"{SchoolMails.DeskLink}:{key.Id}"), "pl", now));
    }

    private async Task<DeskKey?> FindAsync(string? code) =>
        PersonalLink.NonceOf(code) is { } nonce && await db.DeskKeys.AsNoTracking().Include(key => key.Contact).SingleOrDefaultAsync(key => key.LinkNonce == nonce) is { } key
            && (links.Opens(code!, LinkPurpose.School, key.Link) || links.OpensFromMail(code!, LinkPurpose.School, key.Link)) ? key : null;

    // 31 August of the school year.
    private static DateOnly LastDay(DateTimeOffset now)
    {
        var today = Warsaw.DateOf(now);
        return new(today.Month >= 9 ? today.Year + 1 : today.Year, 8, 31);
    }

    private Task<T> DoAsync<T>(long schoolId, Func<DateTimeOffset, Task<T>> deed) => writer.CommitAsync(
        db,
        async () =>
        {
            await db.Database.TakeTurnAsync($"school:{schoolId}");
            return await deed(clock.GetUtcNow());
        },
        showsOnPages: _ => false);
}

/// <summary>What became of a link to a desk.</summary>
public abstract record EnterOutcome
{
    private EnterOutcome()
    {
    }

    /// <summary>It opens.</summary>
    /// <param name="Device">What the device keeps; empty when the link was only looked at.</param>
    public sealed record In(string Device) : EnterOutcome;

    /// <summary>It was used, or has run out; the person can have another one.</summary>
    public sealed record Spent(SchoolContact Contact) : EnterOutcome;

    /// <summary>The person's access has ended.</summary>
    public sealed record Ended : EnterOutcome;

    public sealed record Unknown : EnterOutcome;
}

public enum InviteColleagueOutcome
{
    Done,

    /// <summary>Somebody with this address is in.</summary>
    IsIn,

    /// <summary>As many are in as may be.</summary>
    Full,
}
