using System.Net;
using System.Text.RegularExpressions;
using Lublin.Startups.Web.Mail;

namespace Lublin.Startups.Tests.Support;

/// <summary>What a reader of a piece of HTML sees: without tags, with one space where there are several, and without ties between words.</summary>
public static partial class HtmlWords
{
    public static string Of(string html) => Spaces().Replace(PlainText.Plain(WebUtility.HtmlDecode(Tag().Replace(html, ""))), " ");

    [GeneratedRegex("<[^>]+>", RegexOptions.None, 1000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
