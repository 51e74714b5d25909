using Lublin.Startups.Web.Data;

namespace Lublin.Startups.Web.Programmes;

/// <summary>What is offered: one training or one lecture, with its texts. Its dates are <see cref="Edition"/>s.</summary>
public sealed class Programme
{
    private readonly List<Edition> editions = [];

    private Programme()
    {
    }

    public Programme(ProgrammeKind kind, string slug, ProgrammeTexts texts, ProgrammeLevel level)
    {
        (Kind, Slug, Level) = (kind, slug, level);
        Write(texts);
    }

    public long Id { get; private set; }
    public ProgrammeKind Kind { get; private set; }

    /// <summary>The last part of its address; Polish, without diacritics, for ever.</summary>
    public string Slug { get; private set; } = "";

    public ProgrammeLevel Level { get; private set; }
    public LocalText Title { get; private set; } = null!;

    /// <summary>One or two sentences under the title.</summary>
    public LocalText Lead { get; private set; } = null!;

    /// <summary>What you learn: one point a line; null where a kind does not say it.</summary>
    public LocalText? Learn { get; private set; }

    public LocalText Audience { get; private set; } = null!;

    /// <summary>What to bring: one thing a line; null when nothing.</summary>
    public LocalText? Bring { get; private set; }

    /// <summary>When it left the catalogue; its address answers 410 from then on.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Rises with every change, so that of two people who change it at once the second is shown what the first did.</summary>
    public int Version { get; private set; }

    public IReadOnlyCollection<Edition> Editions => editions;

    public ProgrammeTexts Texts => new(Title, Lead, Learn, Audience, Bring);

    /// <summary>Other texts, another level.</summary>
    public void Change(ProgrammeTexts texts, ProgrammeLevel level)
    {
        Write(texts);
        Level = level;
        Version++;
    }

    private void Write(ProgrammeTexts texts) =>
        (Title, Lead, Learn, Audience, Bring) = (texts.Title, texts.Lead, texts.Learn, texts.Audience, texts.Bring);

    public void Withdraw(DateTimeOffset now) => WithdrawnAt ??= now;
}

/// <summary>What staff write about a programme, in one to three languages each.</summary>
public sealed record ProgrammeTexts(LocalText Title, LocalText Lead, LocalText? Learn, LocalText Audience, LocalText? Bring)
{
    /// <summary>Each with its name.</summary>
    public IReadOnlyList<(string Name, LocalText? Text)> Named =>
        [(nameof(Title), Title), (nameof(Lead), Lead), (nameof(Learn), Learn), (nameof(Audience), Audience), (nameof(Bring), Bring)];
}

public enum ProgrammeKind
{
    Training,
    Lecture,
    Kids,
    Accelerator,
}

public enum ProgrammeLevel
{
    Basic,
    Intermediate,
    Advanced,
}
