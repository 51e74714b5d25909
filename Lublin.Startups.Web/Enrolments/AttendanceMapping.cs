using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lublin.Startups.Web.Enrolments;

public static class AttendanceTables
{
    extension(StartupsDb db)
    {
        public DbSet<Attendance> Attendance => db.Set<Attendance>();
    }
}

public sealed class AttendanceMapping : IEntityTypeConfiguration<Attendance>
{
    public void Configure(EntityTypeBuilder<Attendance> builder)
    {
        builder.ToTable("attendance");
        builder.Property(attendance => attendance.Presence).HasConversion<string>().HasMaxLength(20);
        builder.Property(attendance => attendance.MarkedBy).HasMaxLength(80);
        builder.Ignore(attendance => attendance.Mark);
        builder.HasIndex(attendance => new { attendance.SessionId, attendance.EnrolmentId }).IsUnique();
        builder.HasOne<Session>().WithMany().HasForeignKey(attendance => attendance.SessionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Enrolment>().WithMany().HasForeignKey(attendance => attendance.EnrolmentId).OnDelete(DeleteBehavior.Restrict);
    }
}
