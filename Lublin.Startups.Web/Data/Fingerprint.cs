using System.Security.Cryptography;
using System.Text;

namespace Lublin.Startups.Web.Data;

/// <summary>
/// What stood in a form when it was opened, in one word: a form carries it, so that the sender is told when somebody changed the same meanwhile.
/// For what has no version of its own.
/// </summary>
public static class Fingerprint
{
    private const int Bytes = 16;

    public static string Of(params IEnumerable<string?> values) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', values.Select(value => value is null ? "\u001e" : value)))).AsSpan(0, Bytes));
}
