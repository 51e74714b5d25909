namespace Lublin.Startups.Web.Pages.Office;

/// <summary>Words of the office's frame; for staff, in Polish only.</summary>
public sealed class OfficeTexts;
