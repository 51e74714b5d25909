using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Lublin.Startups.Web.Mail;

/// <summary>
/// The plain text of a letter, read off its HTML: an empty line between blocks, points with hyphens, and each address on a line of its own below its words.
/// Characters that only tie words together are left out, because old mail programs show them.
/// </summary>
public sealed partial class PlainText
{
    private readonly StringBuilder text = new();
    private readonly StringBuilder line = new();
    private readonly List<string> block = [];
    private readonly List<string> addresses = [];
    private string? heading;
    private string mark = "";
    private string indent = "";

    private PlainText()
    {
    }

    /// <param name="html">A whole document.</param>
    public static string Of(string html)
    {
        using var document = new HtmlParser().ParseDocument(html);
        PlainText read = new();
        read.Block(document.Body!);
        return read.text.ToString();
    }

    /// <summary>The same words without characters that only tie them together.</summary>
    public static string Plain(string text) => text.Replace('\u00A0', ' ').Replace("\u2060", "", StringComparison.Ordinal);

    private void Inside(INode parent)
    {
        foreach (var node in parent.ChildNodes)
        {
            if (node is IText words)
                line.Append(words.Data);
            else if (node is IElement element && !IsHidden(element))
                Element(element);
        }
    }

    private void Element(IElement element)
    {
        switch (element.LocalName)
        {
            case "br":
                EndLine();
                break;
            case "a":
                Link(element);
                break;
            case "h2":
                EndBlock();
                Inside(element);
                heading = Words();
                break;
            case "li":
                Point(element);
                break;
            case "th":
                EndLine();
                Inside(element);
                line.Append(": ");
                break;
            case "td" when element.PreviousElementSibling is { LocalName: "th" }:
                Inside(element);
                EndLine();
                break;
            case "footer":
                EndBlock();
                block.Add("-- ");
                Block(element);
                break;
            case "h1" or "p" or "div" or "table" or "td" or "ul":
                EndBlock();
                Block(element);
                break;
            default:
                Inside(element);
                break;
        }
    }

    private void Block(IElement element)
    {
        Inside(element);
        EndBlock();
    }

    private void Point(IElement element)
    {
        EndLine();
        (mark, indent) = ("- ", "  ");
        Inside(element);
        EndLine();
        (mark, indent) = ("", "");
    }

    private void Link(IElement element)
    {
        Inside(element);
        var address = element.GetAttribute("href") ?? "";
        if (Uri.TryCreate(address, UriKind.Absolute, out var page) && page is { Scheme: "http" or "https" } && !(Uri.TryCreate(element.TextContent.Trim(), UriKind.Absolute, out var said) && said == page))
            addresses.Add(address);
    }

    private void EndLine()
    {
        var words = Words();
        if (words.Length > 0)
        {
            block.Add(mark + words + (addresses.Count > 0 && char.IsLetterOrDigit(words[^1]) ? ":" : ""));
            mark = indent;
        }

        block.AddRange(addresses.Select(address => indent + address));
        addresses.Clear();
    }

    private void EndBlock()
    {
        EndLine();
        if (block.Count == 0)
            return;
        if (text.Length > 0)
            text.Append('\n');
        if (heading is not null)
            text.Append(heading).Append(block.Count == 1 && !block[0].StartsWith("- ", StringComparison.Ordinal) ? ": " : ":\n");
        heading = null;
        foreach (var written in block)
            text.Append(written).Append('\n');
        block.Clear();
    }

    private string Words()
    {
        var words = Plain(Blanks.Replace(line.ToString(), " ")).Trim();
        line.Clear();
        return words;
    }

    private static bool IsHidden(IElement element) => element.GetAttribute("style")?.Contains("display:none", StringComparison.Ordinal) == true;

    [GeneratedRegex(@"[ \t\r\n]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blanks { get; }
}
