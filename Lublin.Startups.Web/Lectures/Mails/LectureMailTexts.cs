namespace Lublin.Startups.Web.Lectures.Mails;

/// <summary>Words of letters about lectures, to speakers, hosts and those who have a place.</summary>
public sealed class LectureMailTexts;
