namespace Lublin.Startups.Web.Pages.Office.Background;

/// <summary>Words about the jobs that run by the clock; for staff, in Polish only.</summary>
public sealed class JobTexts;
