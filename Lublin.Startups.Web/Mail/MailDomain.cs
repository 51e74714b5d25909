using System.Globalization;
using System.Text;

namespace Lublin.Startups.Web.Mail;

/// <summary>The domain of an address as mail servers know it: in ASCII, letters of other scripts encoded (punycode).</summary>
public static class MailDomain
{
    private const int Longest = 253;
    private const int LongestLabel = 63;
    private static readonly IdnMapping Names = new() { UseStd3AsciiRules = true };

    public static bool CanBeEncoded(string domain)
    {
        // What is ASCII goes as it is; the mapping would doubt names that servers take.
        if (Ascii.IsValid(domain))
            return domain.Length <= Longest && domain.Split('.').All(label => label.Length is > 0 and <= LongestLabel);
        try
        {
            return Names.GetAscii(domain).Length <= Longest;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
