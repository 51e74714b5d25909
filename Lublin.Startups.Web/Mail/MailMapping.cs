using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lublin.Startups.Web.Mail;

public static class MailTables
{
    extension(StartupsDb db)
    {
        public DbSet<OutboxMail> Outbox => db.Set<OutboxMail>();
        public DbSet<MailHold> MailHolds => db.Set<MailHold>();
    }
}

public static class MailsAbout
{
    public static IQueryable<OutboxMail> About(this IQueryable<OutboxMail> mails, SubjectKey subject)
    {
        var (type, id) = subject;
        return mails.Where(mail => mail.SubjectId == id && mail.SubjectType == type);
    }
}

public sealed class MailMapping : IEntityTypeConfiguration<OutboxMail>
{
    public void Configure(EntityTypeBuilder<OutboxMail> builder)
    {
        builder.ToTable("mails");
        builder.Property(mail => mail.Kind).HasMaxLength(40);
        builder.Property(mail => mail.SubjectType).HasMaxLength(SubjectKey.LongestType);
        builder.Property(mail => mail.Key).HasMaxLength(120);
        builder.Property(mail => mail.Language).HasMaxLength(2);
        builder.HasIndex(mail => mail.Key).IsUnique();
        builder.Ignore(mail => mail.State);
        builder.Ignore(mail => mail.FactKey);
        builder.Ignore(mail => mail.Subject);
        builder.HasIndex(mail => new { mail.DueAt, mail.Id }).HasFilter(Outbox.Waiting).HasDatabaseName("ix_mails_waiting");
        builder.HasIndex(mail => mail.HeldAt).HasFilter("held_at IS NOT NULL").HasDatabaseName("ix_mails_held");
        builder.HasIndex(mail => mail.FailedAt).HasFilter("failed_at IS NOT NULL").HasDatabaseName("ix_mails_failed");
        builder.HasIndex(mail => new { mail.SubjectId, mail.SubjectType });
    }
}
