namespace Lublin.Startups.Web.Pages.Office.Lists;

/// <summary>Words of the lists of people at a session; for staff, in Polish only.</summary>
public sealed class ListsTexts;
