using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lublin.Startups.Web.Lectures;

public sealed class PendingChangeMapping : IEntityTypeConfiguration<PendingChange>
{
    public void Configure(EntityTypeBuilder<PendingChange> builder)
    {
        builder.ToTable("pending_changes");
        builder.Property(change => change.By).HasMaxLength(80);
        builder.Property(change => change.Version).IsConcurrencyToken();
        builder.HasIndex(change => change.SessionUid).IsUnique();
        builder.Ignore(change => change.Plan);
        builder.HasOne(change => change.Edition).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(change => change.Room).WithMany().OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class TimetableVersionMapping : IEntityTypeConfiguration<TimetableVersion>
{
    public void Configure(EntityTypeBuilder<TimetableVersion> builder)
    {
        builder.ToTable("timetable_versions");
        builder.Property(version => version.By).HasMaxLength(80);
        builder.HasIndex(version => version.Number).IsUnique();
        builder.HasMany(version => version.Entries).WithOne().HasForeignKey(entry => entry.VersionId).OnDelete(DeleteBehavior.Cascade);
    }
}

public sealed class TimetableEntryMapping : IEntityTypeConfiguration<TimetableEntry>
{
    public void Configure(EntityTypeBuilder<TimetableEntry> builder)
    {
        builder.ToTable("timetable_entries");
        builder.Property(entry => entry.Change).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(entry => entry.SessionUid);
        builder.OwnsOne(entry => entry.Before, slot => slot.ToJson("before"));
        builder.OwnsOne(entry => entry.After, slot => slot.ToJson("after"));
    }
}

public sealed class ToldMapping : IEntityTypeConfiguration<Told>
{
    public void Configure(EntityTypeBuilder<Told> builder)
    {
        builder.ToTable("told");
        builder.Property(told => told.PersonKey).HasMaxLength(40);
        builder.HasIndex(told => new { told.PersonKey, told.SessionUid }).IsUnique();
        builder.HasIndex(told => told.SessionUid);
        builder.ComplexProperty(told => told.Slot, slot =>
        {
            slot.Property(each => each.Date).HasColumnName("date");
            slot.Property(each => each.Start).HasColumnName("start");
            slot.Property(each => each.End).HasColumnName("end");
            slot.Property(each => each.RoomId).HasColumnName("room_id");
            slot.Property(each => each.OnlineLink).HasColumnName("online_link");
            slot.Property(each => each.IsCancelled).HasColumnName("is_cancelled");
        });
    }
}
