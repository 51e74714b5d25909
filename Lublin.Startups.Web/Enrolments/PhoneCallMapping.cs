using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Reminders;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lublin.Startups.Web.Enrolments;

public static class PhoneCallTables
{
    extension(StartupsDb db)
    {
        public DbSet<PhoneCall> PhoneCalls => db.Set<PhoneCall>();
    }
}

public sealed class PhoneCallMapping : IEntityTypeConfiguration<PhoneCall>
{
    public void Configure(EntityTypeBuilder<PhoneCall> builder)
    {
        builder.ToTable("phone_calls");
        builder.Property(call => call.About).HasConversion<string>().HasMaxLength(20);
        builder.Property(call => call.SubjectType).HasMaxLength(SubjectKey.LongestType);
        builder.Ignore(call => call.Subject);
        builder.Property(call => call.Occasion).HasMaxLength(ReminderOccasion.LongestKey);
        builder.Property(call => call.Key).HasMaxLength(120);
        builder.Property(call => call.DoneBy).HasMaxLength(80);
        builder.Property(call => call.Outcome).HasConversion<string>().HasMaxLength(20);
        builder.Property(call => call.Note).HasMaxLength(PhoneCall.LongestNote);
        builder.HasIndex(call => call.Key).IsUnique();
        builder.HasIndex(call => call.Since).HasFilter("done_at IS NULL").HasDatabaseName("ix_calls_open");
        builder.HasIndex(call => call.DoneAt);
        builder.HasIndex(call => new { call.SubjectId, call.SubjectType });
        builder.HasOne(call => call.Session).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(call => call.Announcement).WithMany().OnDelete(DeleteBehavior.Restrict);
    }
}
