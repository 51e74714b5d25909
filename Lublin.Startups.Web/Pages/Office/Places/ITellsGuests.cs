using Lublin.Startups.Web.Pages.Office.Editions;

namespace Lublin.Startups.Web.Pages.Office.Places;

/// <summary>A form whose change people who come to a place are told of, once whoever changes it knows how many.</summary>
public interface ITellsGuests
{
    /// <summary>Whether whoever changes it knows that people will be told.</summary>
    bool Tells { get; }

    /// <summary>How many people would be told; null while that is not asked.</summary>
    Told? Told { get; }
}
