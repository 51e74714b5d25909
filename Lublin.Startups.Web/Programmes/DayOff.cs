namespace Lublin.Startups.Web.Programmes;

/// <summary>Days on which few come, as the office keeps them: a holiday, a break, an exam week.</summary>
public sealed class DayOff
{
    private DayOff()
    {
    }

    public DayOff(DaysOffTexts texts) => Set(texts);

    public long Id { get; private set; }

    /// <summary>The first of the days.</summary>
    public DateOnly From { get; private set; }

    /// <summary>The last of the days, itself among them.</summary>
    public DateOnly To { get; private set; }

    /// <summary>At which university alone; null for everybody.</summary>
    public long? UniversityId { get; private set; }

    public string Name { get; private set; } = "";

    /// <inheritdoc cref="Programme.Version"/>
    public int Version { get; private set; }

    public DaysOffTexts Texts => new(From, To, Name, UniversityId);

    public void Change(DaysOffTexts texts)
    {
        Set(texts);
        Version++;
    }

    public bool Holds(DateOnly day) => From <= day && day <= To;

    private void Set(DaysOffTexts texts)
    {
        if (texts.To < texts.From)
            throw new ArgumentException("The last day is not before the first.", nameof(texts));
        (From, To, Name, UniversityId) = (texts.From, texts.To, texts.Name, texts.UniversityId);
    }
}

/// <summary>What staff say of days off.</summary>
public sealed record DaysOffTexts(DateOnly From, DateOnly To, string Name, long? UniversityId = null);
