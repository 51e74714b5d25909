using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lublin.Startups.Web.Kids;

public static class KidsTables
{
    extension(StartupsDb db)
    {
        public DbSet<School> Schools => db.Set<School>();
        public DbSet<SchoolContact> SchoolContacts => db.Set<SchoolContact>();
        public DbSet<DeskKey> DeskKeys => db.Set<DeskKey>();
        public DbSet<Season> Seasons => db.Set<Season>();
        public DbSet<SchoolGroup> SchoolGroups => db.Set<SchoolGroup>();
        public DbSet<VisitHost> VisitHosts => db.Set<VisitHost>();
        public DbSet<VisitWindow> VisitWindows => db.Set<VisitWindow>();
        public DbSet<Animator> Animators => db.Set<Animator>();
        public DbSet<Clearance> Clearances => db.Set<Clearance>();
        public DbSet<Pairing> Pairings => db.Set<Pairing>();
        public DbSet<Meeting> Meetings => db.Set<Meeting>();
        public DbSet<Protocol> Protocols => db.Set<Protocol>();
        public DbSet<FrozenSeason> FrozenSeasons => db.Set<FrozenSeason>();
    }
}

public sealed class SchoolMapping : IEntityTypeConfiguration<School>
{
    public void Configure(EntityTypeBuilder<School> builder)
    {
        builder.ToTable("schools");
        builder.Property(school => school.Name).HasMaxLength(SchoolFacts.Longest);
        builder.Property(school => school.NameKey).HasMaxLength(SchoolFacts.Longest);
        builder.Property(school => school.Street).HasMaxLength(SchoolFacts.Longest);
        builder.Property(school => school.Town).HasMaxLength(SchoolFacts.Longest);
        builder.Property(school => school.Type).HasConversion<string>().HasMaxLength(20);
        builder.Property(school => school.OfficialEmail).HasMaxLength(254);
        builder.Property(school => school.Version).IsConcurrencyToken();
        builder.HasIndex(school => school.Rspo).IsUnique();
        builder.ComplexProperty(school => school.Point);
        builder.Ignore(school => school.Facts);
    }
}

public sealed class SchoolContactMapping : IEntityTypeConfiguration<SchoolContact>
{
    public void Configure(EntityTypeBuilder<SchoolContact> builder)
    {
        builder.ToTable("school_contacts");
        builder.Property(contact => contact.Name).HasMaxLength(100);
        builder.Property(contact => contact.Email).HasMaxLength(254);
        builder.HasOne(contact => contact.School).WithMany().OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class DeskKeyMapping : IEntityTypeConfiguration<DeskKey>
{
    public void Configure(EntityTypeBuilder<DeskKey> builder)
    {
        builder.ToTable("desk_keys");
        builder.HasIndex(key => key.LinkNonce).IsUnique();
        builder.HasOne(key => key.Contact).WithMany().OnDelete(DeleteBehavior.Cascade);
        builder.Ignore(key => key.Link);
    }
}

public sealed class SeasonMapping : IEntityTypeConfiguration<Season>
{
    public void Configure(EntityTypeBuilder<Season> builder)
    {
        builder.ToTable("seasons");
        builder.HasKey(season => season.EditionId);
        builder.Property(season => season.KickOff).HasMaxLength(300);
        builder.Property(season => season.Version).IsConcurrencyToken();
        builder.HasIndex(season => season.Year).IsUnique();
        builder.OwnsMany(season => season.Template, meetings => meetings.ToJson("template"));
        builder.HasOne(season => season.Edition).WithOne().HasForeignKey<Season>(season => season.EditionId).OnDelete(DeleteBehavior.Cascade);
        builder.Ignore(season => season.Facts);
        builder.Ignore(season => season.Gala);
    }
}

public sealed class SchoolGroupMapping : IEntityTypeConfiguration<SchoolGroup>
{
    public void Configure(EntityTypeBuilder<SchoolGroup> builder)
    {
        builder.ToTable("school_groups");
        builder.Property(group => group.Label).HasMaxLength(SchoolGroup.LongestLabel);
        builder.Property(group => group.LabelKey).HasMaxLength(SchoolGroup.LongestLabel);
        builder.Property(group => group.TeacherName).HasMaxLength(100);
        builder.Property(group => group.TeacherEmail).HasMaxLength(254);
        builder.Property(group => group.TeacherPhone).HasMaxLength(20);
        builder.Property(group => group.Note).HasMaxLength(SchoolGroup.LongestNote);
        builder.Property(group => group.Blocks).HasConversion(blocks => blocks.Bits, bits => new TimeBlocks(bits));
        builder.ComplexProperty(group => group.Needs, needs => needs.Property(each => each.Language).HasMaxLength(60));
        builder.Property(group => group.Version).IsConcurrencyToken();
        builder.HasIndex(group => group.Uid).IsUnique();
        builder.ComplexProperty(group => group.Reserve, reserve => reserve.Property(each => each.Why).HasConversion<string>().HasMaxLength(20));
        // A group that has left keeps its label, and a new one may have it as well.
        builder.HasIndex(group => new { group.EditionId, group.SchoolId, group.LabelKey }).IsUnique().HasFilter("left_at IS NULL").HasDatabaseName("ux_school_groups_label");
        builder.HasIndex(group => new { group.EditionId, group.Order }).IsUnique();
        builder.HasOne<Edition>().WithMany().HasForeignKey(group => group.EditionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(group => group.School).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(group => group.Enrolment).WithOne().HasForeignKey<SchoolGroup>(group => group.EnrolmentId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(group => group.Facts);
        builder.Ignore(group => group.Gaps);
    }
}

public sealed class VisitHostMapping : IEntityTypeConfiguration<VisitHost>
{
    public void Configure(EntityTypeBuilder<VisitHost> builder)
    {
        builder.ToTable("visit_hosts");
        builder.Property(host => host.Name).HasMaxLength(120);
        builder.Property(host => host.Address).HasMaxLength(120);
        builder.Property(host => host.Industry).HasMaxLength(20);
        builder.Property(host => host.ContactName).HasMaxLength(100);
        builder.Property(host => host.Email).HasMaxLength(254);
        builder.Property(host => host.Phone).HasMaxLength(20);
        builder.Property(host => host.Version).IsConcurrencyToken();
        builder.ComplexProperty(host => host.Point);
        builder.Ignore(host => host.Facts);
        builder.Ignore(host => host.Subject);
    }
}

public sealed class VisitWindowMapping : IEntityTypeConfiguration<VisitWindow>
{
    public void Configure(EntityTypeBuilder<VisitWindow> builder)
    {
        builder.ToTable("visit_windows");
        builder.Property(window => window.SafetyRules).HasMaxLength(VisitWindow.LongestRules);
        builder.Property(window => window.PhotoRules).HasMaxLength(VisitWindow.LongestRules);
        builder.Property(window => window.WayThere).HasMaxLength(VisitWindow.LongestRules);
        builder.Property(window => window.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(window => window.Version).IsConcurrencyToken();
        builder.HasOne<Edition>().WithMany().HasForeignKey(window => window.EditionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(window => window.Host).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(window => window.Facts);
    }
}

public sealed class AnimatorMapping : IEntityTypeConfiguration<Animator>
{
    public void Configure(EntityTypeBuilder<Animator> builder)
    {
        builder.ToTable("animators");
        builder.HasKey(animator => animator.PresenterId);
        builder.Property(animator => animator.Hours).HasConversion(blocks => blocks.Bits, bits => new TimeBlocks(bits));
        builder.Property(animator => animator.Version).IsConcurrencyToken();
        builder.HasIndex(animator => animator.LinkNonce).IsUnique();
        builder.HasOne(animator => animator.Presenter).WithOne().HasForeignKey<Animator>(animator => animator.PresenterId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(animator => animator.Facts);
        builder.Ignore(animator => animator.Link);
    }
}

public sealed class ClearanceMapping : IEntityTypeConfiguration<Clearance>
{
    public void Configure(EntityTypeBuilder<Clearance> builder)
    {
        builder.ToTable("clearances");
        builder.Property(clearance => clearance.PersonType).HasMaxLength(SubjectKey.LongestType);
        builder.Property(clearance => clearance.Register).HasConversion<string>().HasMaxLength(10);
        builder.Property(clearance => clearance.CheckedBy).HasMaxLength(80);
        builder.HasIndex(clearance => new { clearance.PersonType, clearance.PersonId });
        builder.Ignore(clearance => clearance.Person);
    }
}

public sealed class PairingMapping : IEntityTypeConfiguration<Pairing>
{
    public void Configure(EntityTypeBuilder<Pairing> builder)
    {
        builder.ToTable("pairings");
        builder.Property(pairing => pairing.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(pairing => pairing.RefusedBy).HasConversion<string>().HasMaxLength(10);
        builder.Property(pairing => pairing.EndReason).HasMaxLength(300);
        builder.HasIndex(pairing => pairing.GroupId);
        builder.HasIndex(pairing => pairing.WindowId, "ix_pairings_window");
        builder.HasIndex(pairing => new { pairing.GroupId, pairing.Kind }).IsUnique().HasFilter("ended_at IS NULL").HasDatabaseName("ux_pairings_group_kind");
        builder.HasIndex(pairing => pairing.WindowId).IsUnique().HasFilter("ended_at IS NULL").HasDatabaseName("ux_pairings_window");
        builder.HasOne(pairing => pairing.Group).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(pairing => pairing.Window).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Presenter>().WithMany().HasForeignKey(pairing => pairing.AnimatorA).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Presenter>().WithMany().HasForeignKey(pairing => pairing.AnimatorB).OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class MeetingMapping : IEntityTypeConfiguration<Meeting>
{
    public void Configure(EntityTypeBuilder<Meeting> builder)
    {
        builder.ToTable("meetings");
        builder.Ignore(meeting => meeting.HasLostHost);
        builder.HasOne<StaffUser>().WithMany().HasForeignKey(meeting => meeting.EscortId).OnDelete(DeleteBehavior.SetNull);
        builder.HasKey(meeting => meeting.SessionId);
        builder.Property(meeting => meeting.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(meeting => meeting.Title).HasMaxLength(120);
        builder.Property(meeting => meeting.Note).HasMaxLength(SchoolGroup.LongestNote);
        builder.Property(meeting => meeting.LoggedBy).HasMaxLength(80);
        builder.Property(meeting => meeting.CancelledBy).HasMaxLength(80);
        builder.HasIndex(meeting => new { meeting.GroupId, meeting.Order });
        builder.HasOne(meeting => meeting.Session).WithOne().HasForeignKey<Meeting>(meeting => meeting.SessionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(meeting => meeting.Group).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(meeting => meeting.Window).WithMany().OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class ProtocolMapping : IEntityTypeConfiguration<Protocol>
{
    public void Configure(EntityTypeBuilder<Protocol> builder)
    {
        builder.ToTable("protocols");
        builder.Property(protocol => protocol.Actor).HasMaxLength(80);
        builder.HasIndex(protocol => new { protocol.EditionId, protocol.Number }).IsUnique();
        builder.OwnsMany(protocol => protocol.Rows, rows => rows.ToJson("rows"));
        builder.HasOne<Edition>().WithMany().HasForeignKey(protocol => protocol.EditionId).OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class FrozenSeasonMapping : IEntityTypeConfiguration<FrozenSeason>
{
    public void Configure(EntityTypeBuilder<FrozenSeason> builder)
    {
        builder.ToTable("frozen_seasons");
        builder.Property(frozen => frozen.Actor).HasMaxLength(80);
        builder.HasIndex(frozen => frozen.Year).IsUnique();
        builder.ComplexProperty(frozen => frozen.Figures);
    }
}
