using Lublin.Startups.Web.Mail;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Enrolments.Mails;

/// <summary>The texts of the letters to participants.</summary>
public sealed class MailWords(IStringLocalizer texts) : LetterWords(texts);
