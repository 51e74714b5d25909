using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lublin.Startups.Web.Jobs;

/// <summary>One run of one job: whichever instance adds the row has the run. A run without end was broken off by the end of its process, or is under way.</summary>
public sealed class JobRun
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>A run that has not ended after so long was broken off by the end of its process.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private JobRun()
    {
    }

    public long Id { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>The tick it answers; one tick is run once, however many instances hear it.</summary>
    public DateTimeOffset PlannedFor { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>What was done, counted; null when there was nothing to do.</summary>
    public string? Counts { get; private set; }

    /// <summary>What kind of error ended it; null when it ended well.</summary>
    public string? Failure { get; private set; }
}

public sealed class JobRunMapping : IEntityTypeConfiguration<JobRun>
{
    public void Configure(EntityTypeBuilder<JobRun> builder)
    {
        builder.ToTable("job_runs");
        builder.Property(run => run.Name).HasMaxLength(60);
        builder.Property(run => run.Counts).HasMaxLength(200);
        builder.Property(run => run.Failure).HasMaxLength(200);
        builder.HasIndex(run => new { run.Name, run.PlannedFor }).IsUnique();
        builder.HasIndex(run => run.StartedAt);
        builder.HasIndex(run => new { run.Name, run.Id });
    }
}

public static class JobTables
{
    extension(StartupsDb db)
    {
        public DbSet<JobRun> JobRuns => db.Set<JobRun>();
    }
}
