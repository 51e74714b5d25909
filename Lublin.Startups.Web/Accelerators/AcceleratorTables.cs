using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lublin.Startups.Web.Accelerators;

public static class AcceleratorTables
{
    extension(StartupsDb db)
    {
        public DbSet<ExternalProgramme> ExternalProgrammes => db.Set<ExternalProgramme>();
    }
}

public sealed class ExternalProgrammeMapping : IEntityTypeConfiguration<ExternalProgramme>
{
    public void Configure(EntityTypeBuilder<ExternalProgramme> builder)
    {
        builder.ToTable("external_programmes");
        builder.Property(programme => programme.Name).HasMaxLength(120);
        builder.Property(programme => programme.Operator).HasMaxLength(120);
        builder.Property(programme => programme.Url).HasMaxLength(500);
        builder.Property(programme => programme.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(programme => programme.Sector).HasMaxLength(20);
        builder.Property(programme => programme.CheckedBy).HasMaxLength(40);
        builder.Property(programme => programme.Version).IsConcurrencyToken();
        builder.ComplexProperty(programme => programme.Trouble, trouble => trouble.Property(each => each.What).HasMaxLength(120));
        builder.Ignore(programme => programme.Facts);
        builder.Ignore(programme => programme.ClosesAt);
    }
}
