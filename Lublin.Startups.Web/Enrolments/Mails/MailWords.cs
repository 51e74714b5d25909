using Lublin.Startups.Web.Ui;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Enrolments.Mails;

/// <summary>The letters' texts in the current language, typeset.</summary>
public sealed class MailWords(IStringLocalizer texts)
{
    public string this[string key, params object[] arguments] => Typography.Nbsp(texts[key, arguments]);

    /// <inheritdoc cref="PluralTexts.Plural"/>
    public string Plural(string key, int n, params object[] more) => Typography.Nbsp(texts.Plural(key, n, more));
}
