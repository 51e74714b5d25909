using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Lublin.Startups.Web.Ui;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Lublin.Startups.Web.Privacy;

/// <summary>Makes safe HTML of a text's source: keeps <c>{?name}…{/name}</c> when there is a value and <c>{!name}…{/name}</c> when there is none, renders, fills <c>{name}</c>.</summary>
internal sealed partial class LegalMarkup(PrivacyOptions options, SiteOptions site, string lang)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public string FromMarkdown(string source)
    {
        var document = Markdown.Parse(Prepare(source), Pipeline);
        foreach (var link in document.Descendants<LinkInline>().Where(link => !IsSafe(link.Url)))
        {
            link.GetDynamicUrl = null;
            link.Url = "#";
        }

        foreach (var link in document.Descendants<AutolinkInline>().Where(link => !link.IsEmail && !IsSafe(link.Url)))
            link.Url = "#";
        return Fill(document.ToHtml(Pipeline));
    }

    /// <summary>For texts that need ids, which Markdown cannot carry. The source is ours and trusted; values are encoded.</summary>
    public string FromHtml(string source) => Fill(Prepare(source));

    private string Prepare(string source)
    {
        var kept = Conditional().Replace(source, match =>
            Value(match.Groups["name"].Value) is null == (match.Groups["sign"].Value is "!") ? match.Groups["text"].Value : "");
        var bound = lang is "en" ? kept : OneLetterWord().Replace(kept, "\u00A0");
        return DashInNumbers().Replace(bound, "\u2060–\u2060");
    }

    // DisableHtml leaves javascript: and data: addresses of Markdown links alone.
    private static bool IsSafe(string? url) => url is not null && SafeAddress().IsMatch(url);

    private string Fill(string html) => Placeholder().Replace(html, match =>
    {
        var value = Encoder.Encode(Value(match.Groups["name"].Value) ?? "");
        return match.Groups["name"].Value switch
        {
            "dpoEmail" or "email" when value.Length > 0 => $"<a href=\"mailto:{value}\">{value}</a>",
            // Kept in force by the Polish sentence until it is written in this language, too.
            "retention" when value.Length > 0 && Sentences(lang) is null => $"<span lang=\"pl\">{value}</span>",
            "phone" => $"<a href=\"{Encoder.Encode(site.PhoneHref)}\">{value}</a>",
            _ => value,
        };
    });

    private string? Value(string name)
    {
        var value = name switch
        {
            "controller" => options.Controller,
            "controllerAddress" => options.ControllerAddress,
            "dpoEmail" => options.DpoEmail,
            "retention" => Sentences(lang) ?? Sentences("pl"),
            "address" => site.Address,
            "email" => site.Email,
            // Readers of another language may call from another country.
            "phone" => lang is "pl" ? site.Phone : "+48 " + site.Phone,
            "siteUrl" => options.SiteUrl?.AbsoluteUri ?? "/",
            _ => throw new InvalidDataException($"A legal text asks for {name}, which no setting holds."),
        };
        return string.IsNullOrWhiteSpace(value) ? null : value;
    }

    private string? Sentences(string language) => options.Retention.TryGetValue(language, out var sentences) && !string.IsNullOrWhiteSpace(sentences) ? sentences : null;

    [GeneratedRegex(@"\{(?<sign>[?!])(?<name>\w+)\}(?<text>.*?)\{/\k<name>\}", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Conditional();

    [GeneratedRegex(@"\{(?<name>[a-zA-Z]+)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"(?<=(^|[\s(„«])[aiouwzAIOUWZавзійоуяєАВЗІЙОУЯЄ]) (?=\S)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OneLetterWord();

    [GeneratedRegex(@"(?<=\d)–(?=\d)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DashInNumbers();

    [GeneratedRegex(@"^(https?://|mailto:|tel:|#|/(?![/\\]))", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SafeAddress();
}
