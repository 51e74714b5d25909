using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lublin.Startups.Web.Enrolments;

public static class NeedsTables
{
    extension(StartupsDb db)
    {
        public DbSet<NeedsTold> NeedsTold => db.Set<NeedsTold>();
    }
}

public sealed class NeedsToldMapping : IEntityTypeConfiguration<NeedsTold>
{
    public void Configure(EntityTypeBuilder<NeedsTold> builder)
    {
        builder.ToTable("needs_told");
        builder.Property(told => told.Told).HasMaxLength(200);
        builder.Property(told => told.ToldBy).HasMaxLength(80);
        builder.HasIndex(told => told.EditionId);
        builder.HasOne<Edition>().WithMany().HasForeignKey(told => told.EditionId).OnDelete(DeleteBehavior.Restrict);
    }
}
