using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Lectures;

/// <summary>A university that takes lectures in.</summary>
public sealed class University : IArchived
{
    private readonly List<Campus> campuses = [];

    private University()
    {
    }

    public University(string slug, UniversityFacts facts)
    {
        Slug = slug;
        Set(facts);
    }

    public long Id { get; private set; }

    /// <summary>The last part of its addresses; Polish, without diacritics, for ever.</summary>
    public string Slug { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>As people say it: UMCS.</summary>
    public string ShortName { get; private set; } = "";

    /// <summary>Street and number, post code and town.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Its own page on the web; null without one.</summary>
    public string? Site { get; private set; }

    public DateTimeOffset? ArchivedAt { get; private set; }

    /// <inheritdoc cref="Programme.Version"/>
    public int Version { get; private set; }

    public IReadOnlyCollection<Campus> Campuses => campuses;

    public void Change(UniversityFacts facts)
    {
        Set(facts);
        Version++;
    }

    public Campus AddCampus(CampusFacts facts)
    {
        var campus = new Campus(this, facts);
        campuses.Add(campus);
        return campus;
    }

    public void Archive(DateTimeOffset now) => ArchivedAt ??= now;

    public void Restore() => ArchivedAt = null;

    private void Set(UniversityFacts facts) => (Name, ShortName, Address, Site) = (facts.Name, facts.ShortName, facts.Address, facts.Site);
}

/// <summary>What staff say of a university.</summary>
public sealed record UniversityFacts(string Name, string ShortName, string Address, string? Site = null);
