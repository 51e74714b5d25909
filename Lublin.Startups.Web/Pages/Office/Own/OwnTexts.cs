namespace Lublin.Startups.Web.Pages.Office.Own;

/// <summary>Words about one's own account; in Polish only.</summary>
public sealed class OwnTexts;
