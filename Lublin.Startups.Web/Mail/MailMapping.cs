using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lublin.Startups.Web.Mail;

public static class MailTables
{
    extension(StartupsDb db)
    {
        public DbSet<OutboxMail> Outbox => db.Set<OutboxMail>();
    }
}

public sealed class MailMapping : IEntityTypeConfiguration<OutboxMail>
{
    public void Configure(EntityTypeBuilder<OutboxMail> builder)
    {
        builder.ToTable("mails");
        builder.Property(mail => mail.Kind).HasMaxLength(40);
        builder.Property(mail => mail.Key).HasMaxLength(120);
        builder.Property(mail => mail.Language).HasMaxLength(2);
        builder.HasIndex(mail => mail.Key).IsUnique();
        builder.HasIndex(mail => new { mail.DueAt, mail.Id }).HasFilter("sent_at IS NULL AND failed_at IS NULL AND voided_at IS NULL").HasDatabaseName("ix_mails_waiting");
    }
}
