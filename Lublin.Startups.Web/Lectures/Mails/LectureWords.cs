using Lublin.Startups.Web.Mail;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Lectures.Mails;

/// <summary>The texts of the letters about lectures.</summary>
public sealed class LectureWords(IStringLocalizer<LectureMailTexts> texts) : LetterWords(texts);
