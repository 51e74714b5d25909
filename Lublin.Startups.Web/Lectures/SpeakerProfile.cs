using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Lectures;

/// <summary>What a presenter who gives lectures has told: of what firm they are, when they can, how often.</summary>
public sealed class SpeakerProfile
{
    private SpeakerProfile()
    {
    }

    public SpeakerProfile(Presenter presenter, SpeakerFacts facts)
    {
        Presenter = presenter;
        Set(facts);
    }

    public long PresenterId { get; private set; }
    public Presenter Presenter { get; private set; } = null!;

    public string? Firm { get; private set; }

    public Stories Stories { get; private set; }

    /// <summary>When they can, one row a weekday; none: always.</summary>
    public IList<WeekdayHours> Hours { get; private set; } = [];

    /// <summary>How many lectures a year at most; null: as many as there are.</summary>
    public int? PerYear { get; private set; }

    /// <summary>What they need to come, in their own words; for staff alone.</summary>
    public string? Conditions { get; private set; }

    /// <summary>What the code of their own page is derived from.</summary>
    public long LinkNonce { get; private set; } = PersonalLink.NewNonce();

    /// <inheritdoc cref="Host.LinkVersion"/>
    public int LinkVersion { get; private set; }

    /// <inheritdoc cref="Programme.Version"/>
    public int Version { get; private set; }

    public SpeakerFacts Facts => new(Firm, Stories, [.. Hours], PerYear, Conditions);

    public void Change(SpeakerFacts facts)
    {
        Set(facts);
        Version++;
    }

    public void RevokeLink() => LinkVersion++;

    private void Set(SpeakerFacts facts) => (Firm, Stories, Hours, PerYear, Conditions) = (facts.Firm, facts.Stories, [.. facts.Hours], facts.PerYear, facts.Conditions);
}

/// <summary>What staff write down of a speaker.</summary>
public sealed record SpeakerFacts(string? Firm, Stories Stories, IReadOnlyList<WeekdayHours> Hours, int? PerYear, string? Conditions);

/// <summary>From when to when on one day of the week, by the clock in Warsaw.</summary>
public sealed record WeekdayHours(DayOfWeek Day, TimeOnly From, TimeOnly To);
