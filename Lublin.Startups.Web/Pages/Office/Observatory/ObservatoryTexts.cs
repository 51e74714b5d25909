namespace Lublin.Startups.Web.Pages.Office.Observatory;

/// <summary>Words of the pages about watched programmes; for staff, in Polish only.</summary>
public sealed class ObservatoryTexts;
