using Lublin.Startups.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Accounts;

/// <summary>An account as admins see it.</summary>
public sealed record StaffRow(long Id, string Name, string? Email, StaffRole Role, StaffState State, bool HasPasskey, bool HasCodes, DateTimeOffset? SeenAt);

public enum StaffState
{
    Active,

    /// <summary>Has not set a password yet.</summary>
    Invited,

    /// <summary>For some minutes, after too many wrong passwords.</summary>
    Locked,

    Disabled,
}

public static class AccountQueries
{
    /// <summary>All accounts by name, the closed ones last; one query.</summary>
    public static async Task<IReadOnlyList<StaffRow>> StaffRowsAsync(this StartupsDb db, DateTimeOffset now) =>
        await db.Rows(db.Staff.OrderBy(staff => staff.DisabledAt != null).ThenBy(staff => staff.Name).ThenBy(staff => staff.Id), now).ToListAsync();

    public static Task<StaffRow?> StaffRowAsync(this StartupsDb db, long id, DateTimeOffset now) =>
        db.Rows(db.Staff.Where(staff => staff.Id == id), now).SingleOrDefaultAsync();

    private static IQueryable<StaffRow> Rows(this StartupsDb db, IQueryable<StaffUser> staff, DateTimeOffset now)
    {
        var (passkeys, sessions) = (db.Set<IdentityUserPasskey<long>>(), db.StaffSessions);
        return staff.Select(each => new StaffRow(
            each.Id,
            each.Name,
            each.Email,
            each.Role,
            each.DisabledAt != null ? StaffState.Disabled
                : each.LockoutEnd > now ? StaffState.Locked
                : each.PasswordHash == null && !passkeys.Any(passkey => passkey.UserId == each.Id) ? StaffState.Invited : StaffState.Active,
            passkeys.Any(passkey => passkey.UserId == each.Id),
            each.TwoFactorEnabled,
            sessions.Where(session => session.StaffId == each.Id).Max(session => (DateTimeOffset?)session.SeenAt)));
    }
}
