namespace Lublin.Startups.Web.Pages.Office.Programmes;

/// <summary>Words of the pages about programmes; for staff, in Polish only.</summary>
public sealed class ProgrammesTexts;
