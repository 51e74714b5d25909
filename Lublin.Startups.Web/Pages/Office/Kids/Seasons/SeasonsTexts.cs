namespace Lublin.Startups.Web.Pages.Office.Kids.Seasons;

/// <summary>Words of the pages on which the office runs seasons as a whole; for staff, in Polish only.</summary>
public sealed class SeasonsTexts;
