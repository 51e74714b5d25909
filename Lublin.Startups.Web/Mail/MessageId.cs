using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Lublin.Startups.Web.Mail;

/// <summary>The Message-ID of a mail, derived from its row: a mail that comes twice after a crash can be recognised.</summary>
public static class MessageId
{
    private const int Bytes = 16;

    /// <param name="domain">The domain of the sender's address.</param>
    /// <returns>With angle brackets.</returns>
    public static string Of(OutboxMail mail, string domain)
    {
        var row = string.Create(CultureInfo.InvariantCulture, $"{mail.Key}|{mail.CreatedAt.UtcTicks}");
        return $"<{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(row)).AsSpan(0, Bytes))}@{domain}>";
    }
}
