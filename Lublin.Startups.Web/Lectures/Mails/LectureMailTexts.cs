namespace Lublin.Startups.Web.Lectures.Mails;

/// <summary>Words of letters about lectures, to speakers, hosts and participants.</summary>
public sealed class LectureMailTexts;
