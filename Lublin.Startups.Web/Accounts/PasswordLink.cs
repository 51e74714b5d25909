using System.Buffers.Text;
using System.Text;

namespace Lublin.Startups.Web.Accounts;

/// <summary>The address at which a password is set: after an invitation, or when it was forgotten. It dies with its first use.</summary>
public static class PasswordLink
{
    public const string Path = AccountLinks.Password;

    public static string PathOf(long staffId, string token) =>
        FormattableString.Invariant($"{Path}/{staffId}/{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(token))}");

    /// <returns>The token; empty when it is none.</returns>
    public static string TokenOf(string code) => Base64Url.IsValid(code) ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(code)) : "";
}
