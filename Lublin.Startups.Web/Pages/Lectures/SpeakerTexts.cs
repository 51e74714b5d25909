namespace Lublin.Startups.Web.Pages.Lectures;

/// <summary>Words of the pages behind the links of speakers and hosts.</summary>
public sealed class SpeakerTexts;
