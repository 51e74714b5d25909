namespace Lublin.Startups.Web.Pages.Office.LegalVersions;

/// <summary>Words about terms and notices; for staff, in Polish only.</summary>
public sealed class LegalVersionTexts;
