using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Mail;

namespace Lublin.Startups.Web.Lectures;

/// <summary>The contact who receives speakers at a university: a careers office, a dean's office, a student club, by the person who answers for it.</summary>
public sealed class Host
{
    private Host()
    {
    }

    public Host(long universityId, HostFacts facts)
    {
        UniversityId = universityId;
        Set(facts);
    }

    public long Id { get; private set; }
    public long UniversityId { get; private set; }
    public University University { get; private set; } = null!;

    /// <summary>Biuro Karier, Wydział Ekonomiczny.</summary>
    public string Unit { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>Null: they are called.</summary>
    public string? Email { get; private set; }

    public string? Phone { get; private set; }

    /// <summary>pl, en, uk.</summary>
    public string Language { get; private set; } = "pl";

    /// <inheritdoc cref="Programmes.Programme.Version"/>
    public int Version { get; private set; }

    /// <summary>What the code of their own page is derived from.</summary>
    public long LinkNonce { get; private set; } = PersonalLink.NewNonce();

    /// <summary>Rises when a link must no longer open anything.</summary>
    public int LinkVersion { get; private set; }

    public HostFacts Facts => new(Unit, Name, Email, Phone, Language);

    public void Change(HostFacts facts)
    {
        Set(facts);
        Version++;
    }

    public void RevokeLink() => LinkVersion++;

    private void Set(HostFacts facts) => (Unit, Name, Email, Phone, Language) = (facts.Unit, facts.Name, facts.Email, facts.Phone, facts.Language);
}

/// <summary>What staff say of a host.</summary>
public sealed record HostFacts(string Unit, string Name, string? Email, string? Phone, string Language = "pl");

/// <summary>What lectures are about: a short list that staff keep.</summary>
public sealed class Topic(string slug, LocalText name)
{
    public const int Most = 30;

    public long Id { get; private set; }

    /// <summary>As the filter of the timetable has it: finanse.</summary>
    public string Slug { get; private set; } = slug;

    public LocalText Name { get; private set; } = name;

    public void Rename(LocalText name) => Name = name;
}
