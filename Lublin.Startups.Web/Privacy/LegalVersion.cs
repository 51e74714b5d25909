using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lublin.Startups.Web.Privacy;

/// <summary>A version of a legal text that the office wrote, beside those that come with the program.</summary>
public sealed class LegalVersion
{
    private LegalVersion()
    {
    }

    /// <param name="kind">Which of the texts.</param>
    /// <param name="name">Free among the versions of its kind; the first day, perhaps with -2.</param>
    /// <param name="draft">What it says, and from when.</param>
    /// <param name="now">The instant it is added.</param>
    public LegalVersion(LegalTextKind kind, string name, LegalDraft draft, DateTimeOffset now)
    {
        (Kind, AddedAt) = (kind, now);
        Write(name, draft);
    }

    public long Id { get; private set; }
    public LegalTextKind Kind { get; private set; }

    /// <summary>What is stored with a sign-up: <c>2026-11-01</c>.</summary>
    public string Name { get; private set; } = "";

    /// <summary>First day on which it holds, in Warsaw.</summary>
    public DateOnly ValidFrom { get; private set; }

    public LocalText Title { get; private set; } = null!;

    /// <summary>Markdown, in the same languages as the title.</summary>
    public LocalText Body { get; private set; } = null!;

    public DateTimeOffset AddedAt { get; private set; }

    /// <summary>Says something else; only before it holds.</summary>
    public void Write(string name, LegalDraft draft) => (Name, ValidFrom, Title, Body) = (name, draft.ValidFrom, draft.Title, draft.Body);

    /// <summary>Another one after any change.</summary>
    public string Fingerprint() => Data.Fingerprint.Of(DateText.Iso(ValidFrom), Title.ToJson(), Body.ToJson());

    /// <summary>Its texts by language; Polish is always there.</summary>
    internal IEnumerable<LegalSource> Sources() =>
        from language in Languages.All
        let title = Title.In(language.Code)
        let body = Body.In(language.Code)
        where string.Equals(title.Language, language.Code, StringComparison.Ordinal) && string.Equals(body.Language, language.Code, StringComparison.Ordinal)
        select new LegalSource(Kind, Name, ValidFrom, title.Text, body.Text, language.Code, IsMarkdown: true);
}

/// <summary>A version as it is written.</summary>
/// <param name="ValidFrom">The first day, not before tomorrow.</param>
/// <param name="Title">In Polish and perhaps others.</param>
/// <param name="Body">Markdown in the same languages.</param>
public sealed record LegalDraft(DateOnly ValidFrom, LocalText Title, LocalText Body);

public sealed class LegalVersionMapping : IEntityTypeConfiguration<LegalVersion>
{
    public void Configure(EntityTypeBuilder<LegalVersion> builder)
    {
        builder.ToTable("legal_versions");
        builder.Property(version => version.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(version => version.Name).HasMaxLength(20);
        builder.HasIndex(version => new { version.Kind, version.Name }).IsUnique();
    }
}

public static class LegalTables
{
    extension(StartupsDb db)
    {
        public DbSet<LegalVersion> LegalVersions => db.Set<LegalVersion>();
    }
}
