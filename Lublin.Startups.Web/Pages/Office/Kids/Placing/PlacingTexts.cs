namespace Lublin.Startups.Web.Pages.Office.Kids.Placing;

/// <summary>Words of the pages on which groups are brought together with hosts and animators; for staff, in Polish only.</summary>
public sealed class PlacingTexts;
