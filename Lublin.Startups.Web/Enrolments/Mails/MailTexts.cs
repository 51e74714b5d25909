namespace Lublin.Startups.Web.Enrolments.Mails;

/// <summary>Names the texts of the letters: MailTexts.resx (Polish), MailTexts.en.resx, MailTexts.uk.resx.</summary>
public sealed class MailTexts;
