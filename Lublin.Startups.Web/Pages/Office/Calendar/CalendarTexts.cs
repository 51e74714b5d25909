namespace Lublin.Startups.Web.Pages.Office.Calendar;

public sealed class CalendarTexts;
