using System.Globalization;
using System.Text;

namespace Lublin.Startups.Web.Mail;

/// <summary>The domain of an address as mail servers know it: in ASCII, letters of other scripts encoded (punycode).</summary>
public static class MailDomain
{
    private const int Longest = 253;
    private const int LongestLabel = 63;
    private static readonly IdnMapping Names = new() { UseStd3AsciiRules = true };

    public static bool CanBeEncoded(string domain) => Encoded(domain) is not null;

    /// <summary>The form in which two addresses are compared: lower case, the domain as servers know it. What cannot be encoded is compared as it stands.</summary>
    public static string Fold(string address)
    {
        var trimmed = address.Trim();
        var at = trimmed.LastIndexOf('@') + 1;
        return at == 0 ? trimmed.ToLowerInvariant() : trimmed[..at].ToLowerInvariant() + (Encoded(trimmed[at..]) ?? trimmed[at..]).ToLowerInvariant();
    }

    /// <returns>Null when no server could be told of it.</returns>
    private static string? Encoded(string domain)
    {
        // What is ASCII goes as it is; the mapping would doubt names that servers take.
        if (Ascii.IsValid(domain))
            return domain.Length <= Longest && domain.Split('.').All(label => label.Length is > 0 and <= LongestLabel) ? domain : null;
        try
        {
            return Names.GetAscii(domain) is { Length: <= Longest } encoded ? encoded : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
