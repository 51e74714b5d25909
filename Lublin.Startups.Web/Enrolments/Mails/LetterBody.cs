using Lublin.Startups.Web.Mail;

namespace Lublin.Startups.Web.Enrolments.Mails;

/// <summary>The HTML of a letter of this module.</summary>
/// <inheritdoc cref="LetterBody{TWords, TContent}"/>
public abstract class LetterBody<TContent> : LetterBody<MailWords, TContent>
    where TContent : class;
