using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lublin.Startups.Web.Lectures;

public static class LectureTables
{
    extension(StartupsDb db)
    {
        public DbSet<University> Universities => db.Set<University>();
        public DbSet<Campus> Campuses => db.Set<Campus>();
        public DbSet<VenueCampus> VenueCampuses => db.Set<VenueCampus>();
        public DbSet<Travel> Travels => db.Set<Travel>();
        public DbSet<Host> Hosts => db.Set<Host>();
        public DbSet<Topic> Topics => db.Set<Topic>();
        public DbSet<Lecture> Lectures => db.Set<Lecture>();
        public DbSet<SpeakerProfile> Speakers => db.Set<SpeakerProfile>();
        public DbSet<PendingChange> PendingChanges => db.Set<PendingChange>();
        public DbSet<TimetableVersion> TimetableVersions => db.Set<TimetableVersion>();
        public DbSet<Told> Told => db.Set<Told>();
        public DbSet<Invitation> Invitations => db.Set<Invitation>();
        public DbSet<HeadCount> HeadCounts => db.Set<HeadCount>();
        public DbSet<SettledConflict> SettledConflicts => db.Set<SettledConflict>();
    }
}

public sealed class UniversityMapping : IEntityTypeConfiguration<University>
{
    public void Configure(EntityTypeBuilder<University> builder)
    {
        builder.ToTable("universities");
        builder.Property(university => university.Slug).HasMaxLength(40);
        builder.Property(university => university.Version).IsConcurrencyToken();
        builder.HasIndex(university => university.Slug).IsUnique();
        builder.HasMany(university => university.Campuses).WithOne(campus => campus.University).OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class CampusMapping : IEntityTypeConfiguration<Campus>
{
    public void Configure(EntityTypeBuilder<Campus> builder)
    {
        builder.ToTable("campuses");
        builder.Property(campus => campus.Version).IsConcurrencyToken();
        builder.Property(campus => campus.MapLink).HasMaxLength(500);
    }
}

public sealed class VenueCampusMapping : IEntityTypeConfiguration<VenueCampus>
{
    public void Configure(EntityTypeBuilder<VenueCampus> builder)
    {
        builder.ToTable("venue_campuses");
        builder.HasKey(row => row.VenueId);
        builder.Property(row => row.VenueId).ValueGeneratedNever();
        builder.HasOne<Venue>().WithOne().HasForeignKey<VenueCampus>(row => row.VenueId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Campus>().WithMany().HasForeignKey(row => row.CampusId).OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class TravelMapping : IEntityTypeConfiguration<Travel>
{
    public void Configure(EntityTypeBuilder<Travel> builder)
    {
        builder.ToTable("travels", table => table.HasCheckConstraint("ck_travels_order", "campus_a < campus_b"));
        builder.HasKey(row => new { row.CampusA, row.CampusB });
        builder.HasOne<Campus>().WithMany().HasForeignKey(row => row.CampusA).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Campus>().WithMany().HasForeignKey(row => row.CampusB).OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class HostMapping : IEntityTypeConfiguration<Host>
{
    public void Configure(EntityTypeBuilder<Host> builder)
    {
        builder.ToTable("hosts");
        builder.Property(host => host.Version).IsConcurrencyToken();
        builder.Property(host => host.Language).HasMaxLength(2);
        builder.HasIndex(host => host.LinkNonce).IsUnique();
        builder.Ignore(host => host.Facts);
        builder.HasOne(host => host.University).WithMany().OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class TopicMapping : IEntityTypeConfiguration<Topic>
{
    public void Configure(EntityTypeBuilder<Topic> builder)
    {
        builder.ToTable("topics");
        builder.Property(topic => topic.Slug).HasMaxLength(40);
        builder.HasIndex(topic => topic.Slug).IsUnique();
    }
}

public sealed class LectureMapping : IEntityTypeConfiguration<Lecture>
{
    public void Configure(EntityTypeBuilder<Lecture> builder)
    {
        builder.ToTable("lectures");
        builder.HasKey(lecture => lecture.EditionId);
        builder.Property(lecture => lecture.Access).HasConversion<string>().HasMaxLength(20);
        builder.Property(lecture => lecture.HostLink).HasMaxLength(500);
        builder.Ignore(lecture => lecture.Facts);
        builder.HasOne(lecture => lecture.Edition).WithOne().HasForeignKey<Lecture>(lecture => lecture.EditionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(lecture => lecture.University).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(lecture => lecture.Host).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(lecture => lecture.Topic).WithMany().OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class SpeakerProfileMapping : IEntityTypeConfiguration<SpeakerProfile>
{
    public void Configure(EntityTypeBuilder<SpeakerProfile> builder)
    {
        builder.ToTable("speakers");
        builder.HasKey(speaker => speaker.PresenterId);
        builder.Property(speaker => speaker.Version).IsConcurrencyToken();
        builder.HasIndex(speaker => speaker.LinkNonce).IsUnique();
        builder.OwnsMany(speaker => speaker.Hours, hours => hours.ToJson("hours"));
        builder.Ignore(speaker => speaker.Facts);
        builder.HasOne(speaker => speaker.Presenter).WithOne().HasForeignKey<SpeakerProfile>(speaker => speaker.PresenterId).OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class InvitationMapping : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("invitations");
        builder.HasIndex(invitation => invitation.LinkNonce).IsUnique();
        builder.OwnsMany(invitation => invitation.OtherDates, times => times.ToJson("other_dates"));
        builder.HasOne(invitation => invitation.Edition).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(invitation => invitation.Presenter).WithMany().OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class HeadCountMapping : IEntityTypeConfiguration<HeadCount>
{
    public void Configure(EntityTypeBuilder<HeadCount> builder)
    {
        builder.ToTable("head_counts");
        builder.HasKey(count => count.SessionId);
        builder.Property(count => count.SessionId).ValueGeneratedNever();
        builder.Property(count => count.CountedBy).HasMaxLength(80);
        builder.HasOne<Session>().WithOne().HasForeignKey<HeadCount>(count => count.SessionId).OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class SettledConflictMapping : IEntityTypeConfiguration<SettledConflict>
{
    public void Configure(EntityTypeBuilder<SettledConflict> builder)
    {
        builder.ToTable("settled_conflicts");
        builder.Property(settled => settled.Key).HasMaxLength(32);
        builder.Property(settled => settled.Kind).HasConversion<string>().HasMaxLength(30);
        builder.Property(settled => settled.By).HasMaxLength(80);
        builder.HasIndex(settled => settled.Key).IsUnique();
    }
}

/// <summary>Days off of one university; universities stand after days off in the order of modules.</summary>
public sealed class UniversityDaysOffMapping : IEntityTypeConfiguration<DayOff>
{
    public void Configure(EntityTypeBuilder<DayOff> builder) =>
        builder.HasOne<University>().WithMany().HasForeignKey(off => off.UniversityId).OnDelete(DeleteBehavior.Restrict);
}
