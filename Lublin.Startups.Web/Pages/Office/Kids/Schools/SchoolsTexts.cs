namespace Lublin.Startups.Web.Pages.Office.Kids.Schools;

/// <summary>Words of the office's pages about schools; in Polish only.</summary>
public sealed class SchoolsTexts;
