using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lublin.Startups.Web.Reminders;

public static class ReminderTables
{
    extension(StartupsDb db)
    {
        public DbSet<Reminder> Reminders => db.Set<Reminder>();
    }
}

public sealed class ReminderMapping : IEntityTypeConfiguration<Reminder>
{
    public void Configure(EntityTypeBuilder<Reminder> builder)
    {
        builder.ToTable("reminders");
        builder.Property(reminder => reminder.Rule).HasConversion<string>().HasMaxLength(20);
        builder.Property(reminder => reminder.Occasion).HasMaxLength(ReminderOccasion.LongestKey);
        builder.Property(reminder => reminder.Recipient).HasMaxLength(60);
        builder.Ignore(reminder => reminder.Key);
        builder.HasIndex(reminder => new { reminder.Recipient, reminder.Occasion, reminder.Rule, reminder.PlannedFor }).IsUnique();
        builder.HasIndex(reminder => reminder.MailId);
    }
}
