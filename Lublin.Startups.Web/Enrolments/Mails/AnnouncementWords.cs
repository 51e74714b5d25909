using System.Text.RegularExpressions;

namespace Lublin.Startups.Web.Enrolments.Mails;

/// <summary>A line of plain text, with the addresses in it told apart, so that they can be followed.</summary>
public static partial class AnnouncementWords
{
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
