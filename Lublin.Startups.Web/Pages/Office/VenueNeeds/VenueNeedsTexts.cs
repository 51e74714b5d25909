namespace Lublin.Startups.Web.Pages.Office.VenueNeeds;

/// <summary>Words of the summary of needs; for staff, in Polish only.</summary>
public sealed class VenueNeedsTexts;
