namespace Lublin.Startups.Web.Pages.Office.Editions;

/// <summary>Words of the pages about editions, their sessions and the schedule; for staff, in Polish only.</summary>
public sealed class EditionsTexts;
