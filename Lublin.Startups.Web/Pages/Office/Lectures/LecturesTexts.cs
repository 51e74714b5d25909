namespace Lublin.Startups.Web.Pages.Office.Lectures;

/// <summary>Words of the pages about lectures and their topics; for staff, in Polish only.</summary>
public sealed class LecturesTexts;
