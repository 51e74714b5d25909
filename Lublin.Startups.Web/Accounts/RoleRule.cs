using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lublin.Startups.Web.Accounts;

/// <summary>What the office demands of everybody of a role.</summary>
public sealed class RoleRule(StaffRole role, bool demandsSecondFactor)
{
    public StaffRole Role { get; private set; } = role;

    /// <summary>A passkey, or a password and a code.</summary>
    public bool DemandsSecondFactor { get; private set; } = demandsSecondFactor;

    public void Demand(bool secondFactor) => DemandsSecondFactor = secondFactor;
}

public sealed class RoleRuleMapping : IEntityTypeConfiguration<RoleRule>
{
    public void Configure(EntityTypeBuilder<RoleRule> builder)
    {
        builder.ToTable("role_rules");
        builder.HasKey(rule => rule.Role);
        builder.Property(rule => rule.Role).HasConversion<string>().HasMaxLength(20);
    }
}
