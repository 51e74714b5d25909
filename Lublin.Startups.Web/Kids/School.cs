using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Kids;

/// <summary>A school or kindergarten of the city, as the national register has it or as staff wrote it down.</summary>
public sealed class School : IArchived
{
    private School()
    {
    }

    /// <param name="rspo">Its number in the register.</param>
    /// <param name="facts">The rest.</param>
    /// <param name="isByHand">Staff wrote it down; the register did not have it.</param>
    public School(int rspo, SchoolFacts facts, bool isByHand = false)
    {
        (Rspo, IsByHand) = (rspo, isByHand);
        Set(facts);
    }

    public long Id { get; private set; }

    /// <summary>Its number in the register of schools and educational institutions (RSPO).</summary>
    public int Rspo { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>The name to search by: without case and diacritics.</summary>
    public string NameKey { get; private set; } = "";

    public SchoolType Type { get; private set; }

    /// <summary>Street and number.</summary>
    public string Street { get; private set; } = "";

    /// <summary>Post code and town.</summary>
    public string Town { get; private set; } = "";

    /// <summary>Degrees north and east; null while nobody knows.</summary>
    public GeoPoint? Point { get; private set; }

    /// <summary>The only address to which a first link to the school's desk goes.</summary>
    public string OfficialEmail { get; private set; } = "";

    public bool IsByHand { get; private set; }

    /// <summary>Since when the register has it no more.</summary>
    public DateTimeOffset? ArchivedAt { get; private set; }

    /// <inheritdoc cref="Programme.Version"/>
    public int Version { get; private set; }

    /// <summary>Whether groups can be registered for it: a complex cannot, its schools can.</summary>
    public bool IsChoosable => ArchivedAt is null && Type != SchoolType.Complex;

    public SchoolFacts Facts => new(Name, Type, Street, Town, OfficialEmail, Point);

    public void Change(SchoolFacts facts)
    {
        Set(facts);
        Version++;
    }

    public void Archive(DateTimeOffset now) => ArchivedAt ??= now;

    public void Restore() => ArchivedAt = null;

    public void FollowRegister() => IsByHand = false;

    private void Set(SchoolFacts facts)
    {
        (Name, Type, Street, Town, OfficialEmail, Point) = (facts.Name, facts.Type, facts.Street, facts.Town, facts.OfficialEmail, facts.Point);
        NameKey = Letters.Fold(facts.Name);
    }
}

/// <summary>What the register or staff say of a school.</summary>
public sealed record SchoolFacts(string Name, SchoolType Type, string Street, string Town, string OfficialEmail, GeoPoint? Point = null)
{
    /// <summary>Characters of a name, a street or a place.</summary>
    public const int Longest = 200;
}

/// <summary>Degrees north and east.</summary>
public sealed record GeoPoint(double Latitude, double Longitude);

public enum SchoolType
{
    Kindergarten,
    Primary,

    /// <summary>Several schools under one roof: its schools are chosen, it is not.</summary>
    Complex,

    Other,
}
