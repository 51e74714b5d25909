using System.Text.RegularExpressions;

namespace Lublin.Startups.Web.Mail;

/// <summary>What a mail server said, fit for a note or a log: servers like to repeat the address, and that is personal data.</summary>
internal static partial class AnswerText
{
    private const int Longest = 300;

    public static string Clean(string said)
    {
        var clean = Address.Replace(said.ReplaceLineEndings(" "), "(…)").Trim();
        return clean.Length > Longest ? clean[..Longest] : clean;
    }

    [GeneratedRegex(@"<[^<>]*>|[^\s<>()\[\],;:""]+@[^\s<>()\[\],;:""]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address { get; }
}
