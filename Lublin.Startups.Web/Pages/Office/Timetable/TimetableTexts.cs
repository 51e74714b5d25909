namespace Lublin.Startups.Web.Pages.Office.Timetable;

/// <summary>Words of the pages on which lectures are planned and published; for staff, in Polish only.</summary>
public sealed class TimetableTexts;
