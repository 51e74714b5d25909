using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Data;

/// <summary>A member of the office's staff: the only people who have accounts.</summary>
public sealed class StaffUser : IdentityUser<long>
{
    private StaffUser()
    {
    }

    public StaffUser(string name, string email, StaffRole role, DateTimeOffset now)
    {
        (Name, Role, InvitedAt) = (name, role, now);
        UserName = Email = email;
    }

    public string Name { get; private set; } = "";
    public StaffRole Role { get; private set; }
    public DateTimeOffset InvitedAt { get; private set; }

    /// <summary>From then on this member of staff cannot sign in; what they did stays in the history under their name.</summary>
    public DateTimeOffset? DisabledAt { get; private set; }

    public void Become(StaffRole role) => Role = role;

    public void Rename(string name) => Name = name;

    public void Disable(DateTimeOffset now) => DisabledAt ??= now;

    public void Enable() => DisabledAt = null;
}

/// <summary>What a member of staff may do; each may also do what those before may.</summary>
public enum StaffRole
{
    /// <summary>Drafts, participants, attendance.</summary>
    Staff,

    /// <summary>Also publishes, closes, cancels, sets capacity, moves the queue, writes to people.</summary>
    Coordinator,

    /// <summary>Also accounts, settings, running a job by hand.</summary>
    Admin,
}

public static class StaffTables
{
    extension(StartupsDb db)
    {
        public DbSet<StaffUser> Staff => db.Set<StaffUser>();
    }
}
