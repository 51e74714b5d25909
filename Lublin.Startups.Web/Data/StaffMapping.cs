using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lublin.Startups.Web.Data;

// The tables that Identity's store works on. Its own context would build them by options found in the services, and another model where there are none.
public sealed class StaffMapping : IEntityTypeConfiguration<StaffUser>
{
    private const int Longest = 256;

    public void Configure(EntityTypeBuilder<StaffUser> builder)
    {
        builder.ToTable("staff");
        builder.Property(staff => staff.Name).HasMaxLength(100);
        builder.Property(staff => staff.Role).HasConversion<string>().HasMaxLength(20);
        builder.Property(staff => staff.UserName).HasMaxLength(Longest);
        builder.Property(staff => staff.NormalizedUserName).HasMaxLength(Longest);
        builder.Property(staff => staff.Email).HasMaxLength(Longest);
        builder.Property(staff => staff.NormalizedEmail).HasMaxLength(Longest);
        builder.Property(staff => staff.PhoneNumber).HasMaxLength(20);
        builder.Property(staff => staff.ConcurrencyStamp).IsConcurrencyToken();
        builder.HasIndex(staff => staff.NormalizedUserName).IsUnique();
        builder.HasIndex(staff => staff.NormalizedEmail).IsUnique();
    }
}

public sealed class StaffClaimMapping : IEntityTypeConfiguration<IdentityUserClaim<long>>
{
    public void Configure(EntityTypeBuilder<IdentityUserClaim<long>> builder)
    {
        builder.ToTable("staff_claims");
        builder.HasOne<StaffUser>().WithMany().HasForeignKey(claim => claim.UserId);
    }
}

public sealed class StaffLoginMapping : IEntityTypeConfiguration<IdentityUserLogin<long>>
{
    public void Configure(EntityTypeBuilder<IdentityUserLogin<long>> builder)
    {
        builder.ToTable("staff_logins");
        builder.HasKey(login => new { login.LoginProvider, login.ProviderKey });
        builder.HasOne<StaffUser>().WithMany().HasForeignKey(login => login.UserId);
    }
}

public sealed class StaffTokenMapping : IEntityTypeConfiguration<IdentityUserToken<long>>
{
    public void Configure(EntityTypeBuilder<IdentityUserToken<long>> builder)
    {
        builder.ToTable("staff_tokens");
        builder.HasKey(token => new { token.UserId, token.LoginProvider, token.Name });
        builder.HasOne<StaffUser>().WithMany().HasForeignKey(token => token.UserId);
    }
}

public sealed class StaffPasskeyMapping : IEntityTypeConfiguration<IdentityUserPasskey<long>>
{
    // WebAuthn: at most 1023 bytes.
    private const int LongestCredential = 1023;

    public void Configure(EntityTypeBuilder<IdentityUserPasskey<long>> builder)
    {
        builder.ToTable("staff_passkeys");
        builder.HasKey(passkey => passkey.CredentialId);
        builder.Property(passkey => passkey.CredentialId).HasMaxLength(LongestCredential);
        builder.OwnsOne(passkey => passkey.Data).ToJson("data");
        builder.HasOne<StaffUser>().WithMany().HasForeignKey(passkey => passkey.UserId);
    }
}
