using System.Text.RegularExpressions;
using Lublin.Startups.Web.Mail;

namespace Lublin.Startups.Web.Enrolments.Mails;

/// <summary>
/// A letter as staff may see it: what opens something in its links is replaced. Every code in a personal link of any purpose, and any other long key in an
/// address, told from words by its capital letters.
/// </summary>
public static partial class LetterMask
{
    private static readonly Regex PersonalCode = new(
        $"(?<=(?:{string.Join('|', LinkPaths.All.Select(Regex.Escape))})/)[A-Za-z0-9_-]{{32}}", RegexOptions.ExplicitCapture | RegexOptions.Compiled, TimeSpan.FromSeconds(1));

    /// <summary>Stands where a code was.</summary>
    public const string Mask = "••••••••";

    public static Letter Masked(Letter letter) => letter with
    {
        Html = Masked(letter.Html),
        Text = Masked(letter.Text),
        Calendars = [.. letter.Calendars.Select(part => part with { Ics = Masked(part.Ics) })],
    };

    private static string Masked(string text) => LongKey.Replace(PersonalCode.Replace(text, Mask), Mask);

    [GeneratedRegex("(?<=[/=])(?=[^/=&?\"'<>\\s]*[A-Z])[A-Za-z0-9_%.~-]{24,}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LongKey { get; }
}
