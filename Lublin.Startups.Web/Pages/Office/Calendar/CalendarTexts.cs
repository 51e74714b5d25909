namespace Lublin.Startups.Web.Pages.Office.Calendar;

/// <summary>Words of the year's calendar.</summary>
public sealed class CalendarTexts;
