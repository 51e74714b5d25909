namespace Lublin.Startups.Web.Lectures.Mails;

/// <summary>Words of invitations to speakers, and of letters to speakers and hosts before and after a lecture.</summary>
public sealed class SpeakerMailTexts;
