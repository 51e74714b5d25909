using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lublin.Startups.Web.Mail;

/// <summary>The office holds mail back: that of one edition, or everything. While the row is there nothing it concerns goes out; releasing removes it.</summary>
public sealed class MailHold(long editionId, string reason, string actor, DateTimeOffset at)
{
    /// <summary>Stands in place of an edition when everything is held.</summary>
    public const long Everything = 0;

    public const int LongestReason = 300;

    public long Id { get; private set; }

    /// <summary>The edition whose mail is held, or <see cref="Everything"/>.</summary>
    public long EditionId { get; private set; } = editionId;

    public string Reason { get; private set; } = reason;

    /// <summary>The actor, as the history names people.</summary>
    public string Actor { get; private set; } = actor;

    public DateTimeOffset At { get; private set; } = at;

    public bool IsOfEverything => EditionId == Everything;
}

public sealed class MailHoldMapping : IEntityTypeConfiguration<MailHold>
{
    public void Configure(EntityTypeBuilder<MailHold> builder)
    {
        builder.ToTable("mail_holds");
        builder.Property(hold => hold.Reason).HasMaxLength(MailHold.LongestReason);
        builder.Property(hold => hold.Actor).HasMaxLength(80);
        builder.HasIndex(hold => hold.EditionId).IsUnique();
    }
}
