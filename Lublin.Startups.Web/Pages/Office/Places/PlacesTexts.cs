namespace Lublin.Startups.Web.Pages.Office.Places;

/// <summary>Words of the pages about venues, rooms and presenters; for staff, in Polish only.</summary>
public sealed class PlacesTexts;
