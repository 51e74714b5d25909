namespace Lublin.Startups.Web.Pages.Lectures;

/// <summary>Words of the public pages of lectures.</summary>
public sealed class LectureTexts;
