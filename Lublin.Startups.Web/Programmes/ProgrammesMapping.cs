using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lublin.Startups.Web.Programmes;

public static class ProgrammeTables
{
    extension(StartupsDb db)
    {
        public DbSet<Programme> Programmes => db.Set<Programme>();
        public DbSet<Edition> Editions => db.Set<Edition>();
        public DbSet<Session> Sessions => db.Set<Session>();
        public DbSet<SessionPresenter> SessionPresenters => db.Set<SessionPresenter>();
        public DbSet<Venue> Venues => db.Set<Venue>();
        public DbSet<Room> Rooms => db.Set<Room>();
        public DbSet<Presenter> Presenters => db.Set<Presenter>();
        public DbSet<DayOff> DaysOff => db.Set<DayOff>();
    }
}

public sealed class ProgrammeMapping : IEntityTypeConfiguration<Programme>
{
    public void Configure(EntityTypeBuilder<Programme> builder)
    {
        builder.ToTable("programmes");
        builder.Property(programme => programme.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(programme => programme.Level).HasConversion<string>().HasMaxLength(20);
        builder.Property(programme => programme.Slug).HasMaxLength(100);
        builder.Property(programme => programme.Version).IsConcurrencyToken();
        builder.HasIndex(programme => programme.Slug).IsUnique();
        builder.Ignore(programme => programme.Texts);
        builder.HasMany(programme => programme.Editions).WithOne(edition => edition.Programme).OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class EditionMapping : IEntityTypeConfiguration<Edition>
{
    public void Configure(EntityTypeBuilder<Edition> builder)
    {
        builder.ToTable("editions", table => table.HasCheckConstraint("ck_editions_capacity", "capacity > 0"));
        builder.Property(edition => edition.Slug).HasMaxLength(20);
        builder.Property(edition => edition.Language).HasMaxLength(2);
        builder.Property(edition => edition.TermsVersion).HasMaxLength(20);
        builder.Property(edition => edition.Entry).HasConversion<string>().HasMaxLength(20).HasDefaultValue(Entry.Seats).HasSentinel(Entry.Seats);
        builder.Property<long>("RosterTurn");
        builder.HasIndex(edition => new { edition.ProgrammeId, edition.Slug }).IsUnique();
        builder.HasIndex(edition => edition.PreviewNonce).IsUnique();
        builder.ComplexProperty(edition => edition.Funding, funding =>
        {
            funding.Property(source => source.Kind).HasColumnName("funding_kind").HasConversion<string>().HasMaxLength(20).HasDefaultValue(FundingKind.City);
            funding.Property(source => source.Name).HasColumnName("funding_name").HasMaxLength(120);
        });
        builder.Ignore(edition => edition.Held);
        builder.Ignore(edition => edition.CalledOff);
        builder.Ignore(edition => edition.Places);
        builder.Ignore(edition => edition.Plan);
        builder.Ignore(edition => edition.Presenters);
        builder.Ignore(edition => edition.CommonPresenters);
        builder.Ignore(edition => edition.Window);
    }
}

public sealed class SessionMapping : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("sessions");
        builder.HasIndex(session => session.StartsAt);
        builder.HasIndex(session => session.Uid).IsUnique();
        builder.HasOne(session => session.Edition).WithMany(edition => edition.Sessions).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(session => session.Room).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(session => session.Plan);
        builder.Ignore(session => session.Presenters);
        builder.Ignore(session => session.PresenterIds);
    }
}

public sealed class SessionPresenterMapping : IEntityTypeConfiguration<SessionPresenter>
{
    public void Configure(EntityTypeBuilder<SessionPresenter> builder)
    {
        builder.ToTable("session_presenters");
        builder.HasKey(led => new { led.SessionId, led.PresenterId });
        builder.HasOne(led => led.Session).WithMany(session => session.Led).HasForeignKey(led => led.SessionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(led => led.Presenter).WithMany().HasForeignKey(led => led.PresenterId).OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class VenueMapping : IEntityTypeConfiguration<Venue>
{
    public void Configure(EntityTypeBuilder<Venue> builder)
    {
        builder.ToTable("venues");
        builder.Property(venue => venue.Version).IsConcurrencyToken();
        builder.Property(venue => venue.MapLink).HasMaxLength(500);
        builder.HasMany(venue => venue.Rooms).WithOne(room => room.Venue).OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class RoomMapping : IEntityTypeConfiguration<Room>
{
    public void Configure(EntityTypeBuilder<Room> builder)
    {
        builder.ToTable("rooms");
        builder.Property(room => room.Version).IsConcurrencyToken();
    }
}

public sealed class DayOffMapping : IEntityTypeConfiguration<DayOff>
{
    public void Configure(EntityTypeBuilder<DayOff> builder)
    {
        builder.ToTable("days_off");
        builder.Property(off => off.Name).HasMaxLength(120);
        builder.Property(off => off.Version).IsConcurrencyToken();
        builder.HasIndex(off => off.From);
        builder.Ignore(off => off.Texts);
    }
}

public sealed class PresenterMapping : IEntityTypeConfiguration<Presenter>
{
    public void Configure(EntityTypeBuilder<Presenter> builder)
    {
        builder.ToTable("presenters");
        builder.Property(presenter => presenter.Version).IsConcurrencyToken();
        builder.Property(presenter => presenter.Email).HasMaxLength(254);
        builder.Property(presenter => presenter.Phone).HasMaxLength(20);
        builder.Property(presenter => presenter.Language).HasMaxLength(2).HasDefaultValue("pl");
        builder.Ignore(presenter => presenter.Facts);
    }
}
