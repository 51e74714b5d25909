using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lublin.Startups.Web.Enrolments;

public static class EnrolmentTables
{
    extension(StartupsDb db)
    {
        public DbSet<Enrolment> Enrolments => db.Set<Enrolment>();
        public DbSet<Absence> Absences => db.Set<Absence>();
        public DbSet<Announcement> Announcements => db.Set<Announcement>();
    }
}

public sealed class EnrolmentMapping : IEntityTypeConfiguration<Enrolment>
{
    /// <summary>SQL for: has a place, an offer, or a place in the queue.</summary>
    private const string Active = "withdrawn_at IS NULL AND declined_at IS NULL AND offer_expired_at IS NULL AND cancelled_by_office_at IS NULL";

    public void Configure(EntityTypeBuilder<Enrolment> builder)
    {
        builder.ToTable("enrolments", table => table.HasCheckConstraint("ck_enrolments_seats", "seats > 0"));
        builder.Property(enrolment => enrolment.Language).HasMaxLength(2);
        builder.Property(enrolment => enrolment.TermsVersion).HasMaxLength(20);
        builder.Property(enrolment => enrolment.NoticeVersion).HasMaxLength(20);
        builder.Property(enrolment => enrolment.GroupKey).HasMaxLength(60).HasDefaultValue("");
        builder.HasIndex(enrolment => enrolment.FormId).IsUnique();
        builder.HasIndex(enrolment => enrolment.Nonce).IsUnique();
        builder.Property(enrolment => enrolment.Channel).HasConversion<string>().HasMaxLength(20).HasDefaultValue(EnrolmentChannel.Web);
        builder.HasIndex(enrolment => enrolment.EmailKey);
        // No index of names: where they fall in it is a matter of chance, so that in a rush every commit rewrites most of it.
        // Lists, files and attendance read those who have left, too: the index of those who are in does not find them.
        builder.HasIndex(enrolment => enrolment.EditionId);
        builder.HasIndex(enrolment => enrolment.EnrolledAt);
        builder.HasIndex(enrolment => new { enrolment.EditionId, enrolment.EmailKey, enrolment.NameKey, enrolment.GroupKey }).IsUnique().HasFilter(Active)
            .HasDatabaseName("ux_enrolments_active_person");
        builder.HasOne(enrolment => enrolment.Edition).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.ComplexProperty(enrolment => enrolment.Applicant, applicant =>
        {
            foreach (var field in ApplicantFields.Columns)
            {
                var column = applicant.Property(field.Property).HasColumnName(field.Column);
                if (field.Longest is { } longest)
                    column.HasMaxLength(longest);
                if (field.Input == FieldInput.Choice)
                    column.HasConversion<string>();
            }

            applicant.Property(person => person.NeedsConsentAt).HasColumnName("needs_consent_at");
        });
    }
}

public sealed class AnnouncementMapping : IEntityTypeConfiguration<Announcement>
{
    public void Configure(EntityTypeBuilder<Announcement> builder)
    {
        builder.ToTable("announcements", table => table.HasCheckConstraint("ck_announcements_whom", "(edition_id IS NULL) = (room_id IS NOT NULL AND date IS NOT NULL)"));
        builder.Property(announcement => announcement.Audience).HasConversion<string>().HasMaxLength(20);
        builder.Property(announcement => announcement.Author).HasMaxLength(80);
        builder.HasIndex(announcement => announcement.FormId).IsUnique();
        builder.Ignore(announcement => announcement.Where);
        builder.HasOne<Edition>().WithMany().HasForeignKey(announcement => announcement.EditionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Room>().WithMany().HasForeignKey(announcement => announcement.RoomId).OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class AbsenceMapping : IEntityTypeConfiguration<Absence>
{
    public void Configure(EntityTypeBuilder<Absence> builder)
    {
        builder.ToTable("absences");
        builder.HasIndex(absence => new { absence.EnrolmentId, absence.SessionId }).IsUnique();
        builder.HasIndex(absence => absence.SessionId);
    }
}
