using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Lublin.Startups.Tests.Support;

/// <summary>A header line: its name, and its value unfolded and decoded.</summary>
public sealed partial record MailHeader(string Name, string Value)
{
    /// <summary>Reads the lines of a header block, each character standing for one byte.</summary>
    internal static IReadOnlyList<MailHeader> ReadAll(string block) =>
    [
        .. Fold().Replace(block, "${space}").Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(':', 2))
            .Where(pair => pair.Length == 2)
            .Select(pair => new MailHeader(pair[0].Trim(), Decode(Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(pair[1].Trim()))))),
    ];

    /// <summary>The value before the first semicolon, and the parameters behind it (RFC 2045, 2231), names in lower case.</summary>
    internal static (string Main, IReadOnlyDictionary<string, string> Parameters) Split(string value)
    {
        var parameters = Parameter().Matches(value)
            .Select(match => (
                Name: match.Groups["name"].Value.ToLowerInvariant(),
                Order: match.Groups["order"].Success ? int.Parse(match.Groups["order"].Value, CultureInfo.InvariantCulture) : 0,
                Text: match.Groups["star"].Success ? Unpercent(match.Groups["plain"].Value) : Unquote(match)))
            .GroupBy(piece => piece.Name, StringComparer.Ordinal)
            .ToDictionary(pieces => pieces.Key, pieces => string.Concat(pieces.OrderBy(piece => piece.Order).Select(piece => piece.Text)), StringComparer.Ordinal);
        return (value.Split(';')[0].Trim().ToLowerInvariant(), parameters);
    }

    /// <summary>Undoes quoted-printable; with <paramref name="inHeader"/> an underscore is a space.</summary>
    internal static byte[] Unquoted(string text, bool inHeader = false)
    {
        var joined = SoftBreak().Replace(inHeader ? text.Replace('_', ' ') : text, "");
        return Encoding.Latin1.GetBytes(Quoted().Replace(joined, match => ((char)Convert.ToByte(match.Groups["hex"].Value, 16)).ToString()));
    }

    private static string Decode(string value)
    {
        // White space between two encoded words belongs to neither; a character may be cut between two of one charset.
        var decoded = EncodedWords().Replace(value, run =>
        {
            var text = new StringBuilder();
            var bytes = new List<byte>();
            var charset = "";
            foreach (Match word in EncodedWord().Matches(run.Value))
            {
                if (!string.Equals(charset, word.Groups["charset"].Value, StringComparison.OrdinalIgnoreCase))
                {
                    text.Append(MailPart.Decoded([.. bytes], charset));
                    bytes.Clear();
                    charset = word.Groups["charset"].Value;
                }

                var content = word.Groups["text"].Value;
                bytes.AddRange(word.Groups["way"].Value is "B" or "b" ? Convert.FromBase64String(content) : Unquoted(content, inHeader: true));
            }

            return text.Append(MailPart.Decoded([.. bytes], charset)).ToString();
        });
        return decoded;
    }

    private static string Unquote(Match match) =>
        match.Groups["quoted"].Success ? Escaped().Replace(match.Groups["quoted"].Value, "${c}") : match.Groups["plain"].Value;

    private static string Unpercent(string text) => Uri.UnescapeDataString(text.Split('\'') is [_, _, var value] ? value : text);

    [GeneratedRegex(@"\r\n(?<space>[ \t])", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Fold();

    [GeneratedRegex(@"=\?[^?\s]+\?[bBqQ]\?[^?\s]*\?=(\s+=\?[^?\s]+\?[bBqQ]\?[^?\s]*\?=)*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EncodedWords();

    [GeneratedRegex(@"=\?(?<charset>[^?*\s]+)(\*[^?\s]*)?\?(?<way>[bBqQ])\?(?<text>[^?\s]*)\?=", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EncodedWord();

    [GeneratedRegex(@";\s*(?<name>[^\s=;*]+)(\*(?<order>\d+))?(?<star>\*)?\s*=\s*(""(?<quoted>([^""\\]|\\.)*)""|(?<plain>[^;\s]*))", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\\(?<c>.)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Escaped();

    [GeneratedRegex(@"=[ \t]*\r\n|[ \t]+(?=\r\n)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SoftBreak();

    [GeneratedRegex("=(?<hex>[0-9A-Fa-f]{2})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quoted();
}
