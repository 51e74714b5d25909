namespace Lublin.Startups.Web.Pages.Office.People;

/// <summary>Words of the office's pages about people; for staff, in Polish only.</summary>
public sealed class PeopleTexts;
