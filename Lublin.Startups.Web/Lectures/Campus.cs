using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Lectures;

/// <summary>A place of a university with one or more buildings, between which people walk.</summary>
public sealed class Campus
{
    private Campus()
    {
    }

    internal Campus(University university, CampusFacts facts)
    {
        University = university;
        Set(facts);
    }

    public long Id { get; private set; }
    public long UniversityId { get; private set; }
    public University University { get; private set; } = null!;
    public string Name { get; private set; } = "";
    public string Address { get; private set; } = "";

    /// <inheritdoc cref="Venue.Access"/>
    public LocalText Access { get; private set; } = null!;

    /// <inheritdoc cref="Venue.MapLink"/>
    public string? MapLink { get; private set; }

    /// <inheritdoc cref="Programme.Version"/>
    public int Version { get; private set; }

    public void Change(CampusFacts facts)
    {
        Set(facts);
        Version++;
    }

    private void Set(CampusFacts facts) => (Name, Address, Access, MapLink) = (facts.Name, facts.Address, facts.Access, facts.MapLink);
}

/// <summary>What staff say of a campus.</summary>
public sealed record CampusFacts(string Name, string Address, LocalText Access, string? MapLink = null);

/// <summary>On which campus a venue stands; a venue without a row stands on none.</summary>
public sealed class VenueCampus(long venueId, long campusId)
{
    public long VenueId { get; private set; } = venueId;
    public long CampusId { get; private set; } = campusId;

    public void MoveTo(long campus) => CampusId = campus;
}

/// <summary>How long it takes from one campus to another, and back: one row for both ways.</summary>
public sealed class Travel
{
    /// <summary>Between buildings of one campus.</summary>
    public const int WithinCampus = 10;

    /// <summary>Between two campuses of which nobody has said how far apart they are.</summary>
    public const int Unknown = 30;

    public const int Longest = 240;

    private Travel()
    {
    }

    public Travel(long one, long other, int minutes)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(one, other);
        (CampusA, CampusB) = Ordered(one, other);
        Minutes = minutes;
    }

    /// <summary>The one with the smaller number.</summary>
    public long CampusA { get; private set; }

    public long CampusB { get; private set; }
    public int Minutes { get; private set; }

    public void Take(int minutes) => Minutes = minutes;

    /// <summary>The pair as a row has it.</summary>
    public static (long A, long B) Ordered(long one, long other) => one < other ? (one, other) : (other, one);
}
