namespace Lublin.Startups.Web.Pages.Office.Calls;

/// <summary>Words of the telephone list; for staff, in Polish only.</summary>
public sealed class CallsTexts;
