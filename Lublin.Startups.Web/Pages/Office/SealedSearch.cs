using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Lublin.Startups.Web.Pages.Office;

/// <summary>
/// What staff search people by, as it stands in addresses: sealed, because a name, an e-mail address or a telephone number there would stay in the browser's history
/// and in the logs of every proxy. An address that was copied still opens the same list, for staff.
/// </summary>
public sealed class SealedSearch(IDataProtectionProvider protection)
{
    /// <summary>The field of a form, and the part of an address.</summary>
    public const string Name = "szukaj";

    /// <summary>Longer than any address of e-mail; the rest is cut off.</summary>
    private const int Longest = 254;

    private readonly IDataProtector protector = protection.CreateProtector("Office.Search");

    /// <param name="typed">As typed.</param>
    /// <returns>Null when nothing was.</returns>
    public string? Seal(string? typed) => typed?.Trim() is { Length: > 0 } text ? protector.Protect(text[..Math.Min(text.Length, Longest)]) : null;

    /// <returns>What was typed; null for anything that was not sealed here.</returns>
    public string? Open(string? sealedText)
    {
        try
        {
            return string.IsNullOrEmpty(sealedText) ? null : protector.Unprotect(sealedText);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
