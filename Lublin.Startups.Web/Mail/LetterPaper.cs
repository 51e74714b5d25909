using Lublin.Startups.Web.Ui;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Lublin.Startups.Web.Mail;

/// <summary>What every letter to anybody is written on: head, foot and envelope. Its words are those of the module that writes.</summary>
public sealed class LetterPaper(LetterRenderer renderer, IOptionsMonitor<SiteOptions> site)
{
    /// <summary>Puts subject, HTML and the plain text read off it into an envelope.</summary>
    /// <param name="to">The recipient.</param>
    /// <param name="words">The module's, with the words of the head: Sender, Desk, Hello, Questions, Phone.</param>
    /// <param name="subject">Without personal data.</param>
    /// <param name="content">What only this letter says.</param>
    /// <param name="calendars">The appointments it brings.</param>
    public async Task<Letter> WriteAsync<TBody, TWords, TContent>(
        Addressee to, TWords words, string subject, TContent content, IReadOnlyList<CalendarPart> calendars)
        where TBody : LetterBody<TWords, TContent>
        where TWords : LetterWords
        where TContent : class
    {
        var plainSubject = PlainText.Plain(Addressee.OneLine(subject));
        var html = await renderer.RenderAsync<TBody>(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(LetterBody<,>.Content)] = content,
            [nameof(LetterBody<,>.T)] = words,
            [nameof(LetterBody<,>.Head)] = Head(words),
            [nameof(LetterBody<,>.Subject)] = plainSubject,
        });
        return new(to, plainSubject, html, PlainText.Of(html), calendars);
    }

    private Letterhead Head(LetterWords words) => new(
        Languages.Current.Code, words["Sender"], words["Desk"], words["Hello"], words["Questions"], words["Phone"], site.CurrentValue);
}

/// <summary>The texts of a module's letters in the current language, typeset.</summary>
public class LetterWords(IStringLocalizer texts)
{
    public string this[string key, params object[] arguments] => Typography.Nbsp(texts[key, arguments]);

    /// <inheritdoc cref="PluralTexts.Plural"/>
    public string Plural(string key, int n, params object[] more) => Typography.Nbsp(texts.Plural(key, n, more));
}
