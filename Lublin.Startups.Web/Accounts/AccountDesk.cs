using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Accounts;

/// <summary>What admins do with the accounts of staff.</summary>
public sealed class AccountDesk(StartupsDb db, UserManager<StaffUser> users, Writer writer, TimeProvider clock)
{
    /// <summary>Within it nobody who asks for a link is sent another.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    /// <summary>Makes an account and mails the link at which its owner sets their password.</summary>
    /// <param name="email">A valid address.</param>
    public Task<AccountOutcome> InviteAsync(string name, string email, StaffRole role, string actor, Guid formId = default) => CommitAsync(async () =>
    {
        var invited = await db.OnceAsync(formId, clock.GetUtcNow(), async () =>
        {
            if (await users.FindByEmailAsync(email) is not null)
                return null;
            var staff = new StaffUser(name, email, role, clock.GetUtcNow());
            if (!(await users.CreateAsync(staff)).Succeeded)
                return null;
            Tell(staff.Id, "Invited", actor, new Changes().Note("role", null, role.ToString()));
            db.Add(LinkTo(staff.Id));
            return staff.Id;
        });
        return invited is { } id ? new AccountOutcome.Done(id) : new AccountOutcome.Taken();
    });

    /// <summary>Another name, another role.</summary>
    /// <param name="seen">The fingerprint of what was seen when the form was opened; null when that does not matter.</param>
    public Task<AccountOutcome> ChangeAsync(long staffId, string name, StaffRole role, string actor, string? seen = null) => CommitAsync(async () =>
    {
        var staff = await db.Staff.SingleAsync(staff => staff.Id == staffId);
        if (seen is not null && !string.Equals(seen, FingerprintOf(staff.Name, staff.Role), StringComparison.Ordinal))
            return new AccountOutcome.Overtaken();
        if (role < StaffRole.Admin && await IsLastAdminAsync(staff))
            return new AccountOutcome.LastAdmin();
        var changes = new Changes().NotePersonal("name", staff.Name, name).Note("role", staff.Role.ToString(), role.ToString());
        staff.Rename(name);
        staff.Become(role);
        if (!changes.IsEmpty)
            Tell(staffId, "Changed", actor, changes);
        return new AccountOutcome.Done(staffId);
    });

    /// <summary>Closes an account and ends its sessions at once.</summary>
    public Task<AccountOutcome> DisableAsync(long staffId, string actor) => CommitAsync(async () =>
    {
        var staff = await db.Staff.SingleAsync(staff => staff.Id == staffId);
        if (await IsLastAdminAsync(staff))
            return new AccountOutcome.LastAdmin();
        staff.Disable(clock.GetUtcNow());
        await EndSessionsAsync(staffId);
        Tell(staffId, "Disabled", actor);
        return new AccountOutcome.Done(staffId);
    });

    public Task EnableAsync(long staffId, string actor) => CommitAsync(async () =>
    {
        (await db.Staff.SingleAsync(staff => staff.Id == staffId)).Enable();
        Tell(staffId, "Enabled", actor);
        return new AccountOutcome.Done(staffId);
    });

    /// <summary>Mails a new link at an admin's wish, and lifts a lockout.</summary>
    public Task SendLinkAsync(long staffId, string actor) => CommitAsync(async () =>
    {
        await users.SetLockoutEndDateAsync(await db.Staff.SingleAsync(staff => staff.Id == staffId), lockoutEnd: null);
        Tell(staffId, "LinkSent", actor);
        db.Add(LinkTo(staffId));
        return new AccountOutcome.Done(staffId);
    });

    /// <summary>Mails a link if there is an open account of this address, once in ten minutes; tells the caller nothing either way.</summary>
    public Task ForgotAsync(string email) => CommitAsync(async () =>
    {
        var staff = await users.FindByEmailAsync(email);
        var since = clock.GetUtcNow() - Pause;
        if (staff is { DisabledAt: null } && !await db.Outbox.About(SubjectOf(staff.Id)).AnyAsync(mail => mail.Kind == StaffLink && mail.CreatedAt > since))
            db.Add(LinkTo(staff.Id));
        return new AccountOutcome.Done(staff?.Id ?? 0);
    });

    /// <summary>Sets the person's password by a link that was mailed: it opens nothing any more, all their sessions end, and a lockout is over.</summary>
    /// <returns>False when the link or the password is no good: nothing has changed.</returns>
    public async Task<bool> SetPasswordAsync(long staffId, string token, string password) => await CommitAsync(async () =>
    {
        var staff = await db.Staff.SingleAsync(staff => staff.Id == staffId);
        if (staff.DisabledAt is not null || !(await users.ResetPasswordAsync(staff, token, password)).Succeeded)
            return new AccountOutcome.Refused();
        await users.SetLockoutEndDateAsync(staff, lockoutEnd: null);
        await users.ResetAccessFailedCountAsync(staff);
        await EndSessionsAsync(staffId);
        Tell(staffId, "PasswordSet", Actor.Staff(staffId));
        return new AccountOutcome.Done(staffId);
    }) is AccountOutcome.Done;

    /// <summary>Ends all sessions of somebody else, as when a telephone is lost.</summary>
    public Task EndSessionsAsync(long staffId, string actor) => CommitAsync(async () =>
    {
        await EndSessionsAsync(staffId);
        Tell(staffId, "SessionsEnded", actor);
        return new AccountOutcome.Done(staffId);
    });

    /// <summary>Says of which roles a second factor is demanded; it counts from the next request on.</summary>
    /// <param name="seen">The fingerprint of the roles it was demanded of when the form was opened; null when that does not matter.</param>
    public Task<AccountOutcome> DemandSecondFactorAsync(IReadOnlyCollection<StaffRole> roles, string actor, string? seen = null) => CommitAsync(async () =>
    {
        var rules = await db.RoleRules.ToDictionaryAsync(rule => rule.Role);
        if (seen is not null && !string.Equals(seen, FingerprintOf(rules.Values.Where(rule => rule.DemandsSecondFactor).Select(rule => rule.Role)), StringComparison.Ordinal))
            return new AccountOutcome.Overtaken();
        var changes = new Changes();
        foreach (var role in Enum.GetValues<StaffRole>())
        {
            if (!rules.TryGetValue(role, out var rule))
                db.Add(rule = new(role, demandsSecondFactor: false));
            changes.Note(role.ToString(), rule.DemandsSecondFactor, roles.Contains(role));
            rule.Demand(roles.Contains(role));
        }

        if (!changes.IsEmpty)
            db.Add(new History("office", 0, "SecondFactorDemanded", actor, clock.GetUtcNow(), changes.ToJson()));
        return new AccountOutcome.Done(0);
    });

    /// <summary>What is seen of an account in its form.</summary>
    public static string FingerprintOf(string name, StaffRole role) => Fingerprint.Of(name, role.ToString());

    /// <summary>What is seen of the roles of which a second factor is demanded.</summary>
    public static string FingerprintOf(IEnumerable<StaffRole> demanded) => Fingerprint.Of(demanded.Order().Select(role => role.ToString()));

    /// <summary>The kind of mail that carries such a link.</summary>
    public const string StaffLink = "staff-link";

    /// <summary>What mails and history know a member of staff by.</summary>
    public const string SubjectType = "staff";

    public static SubjectKey SubjectOf(long staffId) => new(SubjectType, staffId);

    private async Task<bool> IsLastAdminAsync(StaffUser staff) =>
        staff is { Role: StaffRole.Admin, DisabledAt: null } && !await db.Staff.AnyAsync(other => other.Id != staff.Id && other.Role == StaffRole.Admin && other.DisabledAt == null);

    private Task<int> EndSessionsAsync(long staffId)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        return db.StaffSessions.Where(session => session.StaffId == staffId && session.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(session => session.EndedAt, now));
    }

    private OutboxMail LinkTo(long staffId) => new(StaffLink, SubjectOf(staffId), $"{StaffLink}:{Guid.CreateVersion7():N}", "pl", clock.GetUtcNow());

    private void Tell(long staffId, string verb, string actor, Changes? changes = null) =>
        db.Add(new History("staff", staffId, verb, actor, clock.GetUtcNow(), changes?.ToJson()));

    // One at a time: two admins who close each other's accounts would leave none.
    private async Task<AccountOutcome> CommitAsync(Func<Task<AccountOutcome>> command) => await writer.CommitAsync(
        db,
        async () =>
        {
            await db.Database.TakeTurnAsync("accounts");
            return await command();
        },
        showsOnPages: _ => false);
}

/// <summary>What came of a deed on an account: a closed set.</summary>
public abstract record AccountOutcome
{
    private AccountOutcome()
    {
    }

    public sealed record Done(long StaffId) : AccountOutcome;

    /// <summary>Somebody else changed it meanwhile: nothing is saved.</summary>
    public sealed record Overtaken : AccountOutcome;

    /// <summary>Somebody has this address already.</summary>
    public sealed record Taken : AccountOutcome;

    /// <summary>The link has been used or is too old, or the password is too weak.</summary>
    public sealed record Refused : AccountOutcome;

    /// <summary>No admin would be left.</summary>
    public sealed record LastAdmin : AccountOutcome;
}
