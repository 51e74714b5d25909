namespace Lublin.Startups.Web.Pages.Office.Timetable.Files;

/// <summary>Words of files of lectures; for staff, in Polish only.</summary>
public sealed class ImportTexts;
