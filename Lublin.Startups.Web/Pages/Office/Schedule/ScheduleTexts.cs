namespace Lublin.Startups.Web.Pages.Office.Schedule;

/// <summary>Words of the schedule: its days and weeks, and what is to be settled.</summary>
public sealed class ScheduleTexts;
