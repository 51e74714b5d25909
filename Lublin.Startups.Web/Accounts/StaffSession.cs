using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lublin.Startups.Web.Accounts;

/// <summary>One sign-in on one device, until it is ended, forgotten for half a day, or two weeks old.</summary>
public sealed class StaffSession
{
    /// <summary>Unused for so long it is over.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(12);

    /// <summary>However much it is used, then it is over.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(14);

    private StaffSession()
    {
    }

    public StaffSession(long staffId, string device, bool hasSecondFactor, DateTimeOffset now) =>
        (Key, StaffId, Device, HasSecondFactor, StartedAt, SeenAt) = (Guid.NewGuid(), staffId, device, hasSecondFactor, now, now);

    public long Id { get; private set; }

    /// <summary>What the sealed cookie carries.</summary>
    public Guid Key { get; private set; }

    public long StaffId { get; private set; }
    public StaffUser Staff { get; private set; } = null!;

    /// <summary>Browser and system in two words, to be told apart by their owner.</summary>
    public string Device { get; private set; } = "";

    /// <summary>Signed in with a passkey, or with a password and a code.</summary>
    public bool HasSecondFactor { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>When it was last used, to five minutes.</summary>
    public DateTimeOffset SeenAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }
}

public static class AccountTables
{
    extension(StartupsDb db)
    {
        public DbSet<StaffSession> StaffSessions => db.Set<StaffSession>();
        public DbSet<RoleRule> RoleRules => db.Set<RoleRule>();
    }

    /// <summary>Those that still open the office.</summary>
    public static IQueryable<StaffSession> OpenAt(this IQueryable<StaffSession> sessions, DateTimeOffset now)
    {
        var (seen, started) = (now - StaffSession.Idle, now - StaffSession.Longest);
        return sessions.Where(session => session.EndedAt == null && session.SeenAt > seen && session.StartedAt > started && session.Staff.DisabledAt == null);
    }
}

public sealed class StaffSessionMapping : IEntityTypeConfiguration<StaffSession>
{
    public void Configure(EntityTypeBuilder<StaffSession> builder)
    {
        builder.ToTable("staff_sessions");
        builder.Property(session => session.Device).HasMaxLength(60);
        builder.HasIndex(session => session.Key).IsUnique();
        builder.HasOne(session => session.Staff).WithMany().HasForeignKey(session => session.StaffId).OnDelete(DeleteBehavior.Restrict);
    }
}
