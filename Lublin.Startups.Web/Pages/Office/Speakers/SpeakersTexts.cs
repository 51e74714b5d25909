namespace Lublin.Startups.Web.Pages.Office.Speakers;

/// <summary>Words of the pages about speakers; for staff, in Polish only.</summary>
public sealed class SpeakersTexts;
