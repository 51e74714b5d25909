using System.Text.RegularExpressions;

namespace Lublin.Startups.Web.Enrolments.Mails;

/// <summary>Plain text in staff's own words: its paragraphs, and its lines with the addresses in them told apart, so that they can be followed.</summary>
public static partial class AnnouncementWords
{
    /// <summary>Paragraphs of lines: an empty line begins another paragraph.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Paragraphs(string text) =>
        [.. text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(paragraph => paragraph.Split('\n', StringSplitOptions.TrimEntries))];

    /// <summary>Pieces in their order; those that are addresses with where they lead.</summary>
    public static IEnumerable<(string Text, Uri? Address)> Of(string line)
    {
        var read = 0;
        foreach (Match match in Address.Matches(line))
        {
            // The full stop that ends a sentence is not part of the address in it.
            var word = match.Value.TrimEnd('.', ',', ';', ':', ')', '”', '"', '?');
            if (!Uri.TryCreate(word, UriKind.Absolute, out var address))
                continue;
            if (match.Index > read)
                yield return (line[read..match.Index], null);
            yield return (word, address);
            read = match.Index + word.Length;
        }

        if (read < line.Length)
            yield return (line[read..], null);
    }

    [GeneratedRegex(@"https?://\S+", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address { get; }
}
