namespace Lublin.Startups.Web.Pages.Office.Places;

/// <summary>Words of the pages about venues, rooms and trainers; for staff, in Polish only.</summary>
public sealed class PlacesTexts;
