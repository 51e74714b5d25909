using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lublin.Startups.Web.Data;

/// <summary>One thing that happened to one subject: who did what, when. Rows are only ever added, in the same save as the fact they tell of.</summary>
public sealed class History(string subject, long subjectId, string verb, string actor, DateTimeOffset at, string? details = null)
{
    public long Id { get; private set; }

    /// <summary>What it happened to, as the glossary names it: <c>enrolment</c>, <c>edition</c>.</summary>
    public string Subject { get; private set; } = subject;

    public long SubjectId { get; private set; } = subjectId;

    public string Verb { get; private set; } = verb;

    /// <summary><c>participant</c>, <c>clock</c>, or a member of staff by id; never a name or an address.</summary>
    public string Actor { get; private set; } = actor;

    public DateTimeOffset At { get; private set; } = at;

    /// <summary>Before and after as JSON, without personal data.</summary>
    public string? Details { get; private set; } = details;
}

/// <summary>Who acts, as the history names it.</summary>
public static class Actor
{
    public const string Participant = "participant";
    public const string Clock = "clock";

    /// <summary>The operator, by a command on the machine.</summary>
    public const string Operator = "operator";

    /// <summary>A member of staff.</summary>
    public static string Staff(long id) => FormattableString.Invariant($"staff:{id}");
}

public static class HistoryQueries
{
    extension(StartupsDb db)
    {
        public DbSet<History> History => db.Set<History>();
    }
}

public sealed class HistoryMapping : IEntityTypeConfiguration<History>
{
    public void Configure(EntityTypeBuilder<History> builder)
    {
        builder.ToTable("history");
        builder.Property(row => row.Subject).HasMaxLength(40);
        builder.Property(row => row.Verb).HasMaxLength(40);
        builder.Property(row => row.Actor).HasMaxLength(80);
        builder.HasIndex(row => new { row.Subject, row.SubjectId });
        builder.HasIndex(row => new { row.At, row.Id });
        builder.HasIndex(row => row.Actor);
    }
}
