namespace Lublin.Startups.Web.Pages.Office.Kids;

/// <summary>Words that all pages of a season share: its tabs, meetings, states; for staff, in Polish only.</summary>
public sealed class KidsTexts;
