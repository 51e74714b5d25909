namespace Lublin.Startups.Web.Pages.Office.Settings;

/// <summary>Words of the office's settings; for staff, in Polish only.</summary>
public sealed class SettingsTexts;
