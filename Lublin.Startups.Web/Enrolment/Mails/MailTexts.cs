namespace Lublin.Startups.Web.Enrolment.Mails;

/// <summary>Names the texts of the letters: MailTexts.resx (Polish), MailTexts.en.resx, MailTexts.uk.resx.</summary>
public sealed class MailTexts;
