using Lublin.Startups.Web.Pages.Office.Editions;

namespace Lublin.Startups.Web.Pages.Office.Places;

/// <summary>A form whose change is mailed to the people who come to a place, after it has asked and said how many.</summary>
public interface ITellsGuests
{
    /// <summary>Whether it was confirmed that people will be told.</summary>
    bool Tells { get; }

    /// <summary>How many people would be told; null while that is not asked.</summary>
    Told? Told { get; }
}
