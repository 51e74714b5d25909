namespace Lublin.Startups.Web.Kids;

/// <summary>Words of a meeting, a group and its needs, on pages and in letters; in Polish only.</summary>
public sealed class MeetingTexts;
