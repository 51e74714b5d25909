using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;
using Microsoft.AspNetCore.Identity;

namespace Lublin.Startups.Web.Accounts;

/// <summary>Makes the account of the operator, or gives it back after they have locked themselves out.</summary>
public sealed class FirstAdmin(UserManager<StaffUser> users, StartupsDb db, Writer writer, TimeProvider clock)
{
    /// <summary>Makes sure that this person is an admin whose account is open.</summary>
    /// <param name="email">Of a new or of a known person.</param>
    /// <returns>The path at which the person sets their password.</returns>
    /// <exception cref="StartException">The address cannot be one.</exception>
    public async Task<string> AppointAsync(string email)
    {
        StaffUser? admin = null;
        await writer.CommitAsync(db, showsOnPages: false, command: async () => admin = await OpenAsync(email.Trim()));
        return PasswordLink.PathOf(admin!.Id, await users.GeneratePasswordResetTokenAsync(admin));
    }

    private async Task<StaffUser> OpenAsync(string email)
    {
        var now = clock.GetUtcNow();
        var admin = await users.FindByEmailAsync(email);
        if (admin is null)
        {
            if (MimeLetter.Mailbox(email) is not { } mailbox || !string.Equals(mailbox.Address, email, StringComparison.Ordinal) || !MailDomain.CanBeEncoded(mailbox.Domain))
                throw new StartException("This account cannot be made: this is no e-mail address.");
            admin = new(email, email, StaffRole.Admin, now);
            Demand(await users.CreateAsync(admin));
        }

        admin.Become(StaffRole.Admin);
        admin.Enable();
        Demand(await users.SetLockoutEndDateAsync(admin, lockoutEnd: null));
        db.Add(new History("staff", admin.Id, "Appointed", Actor.Operator, now));
        return admin;
    }

    private static void Demand(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new StartException($"This account cannot be made: {string.Join(" ", result.Errors.Select(error => error.Description))}");
    }
}
