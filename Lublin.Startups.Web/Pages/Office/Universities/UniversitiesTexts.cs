namespace Lublin.Startups.Web.Pages.Office.Universities;

/// <summary>Words of the pages about universities, campuses, their hosts and the ways between them; for staff, in Polish only.</summary>
public sealed class UniversitiesTexts;
