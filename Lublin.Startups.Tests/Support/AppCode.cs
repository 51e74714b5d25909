using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Lublin.Startups.Tests.Support;

/// <summary>An authenticator app (RFC 6238: HMAC-SHA-1, 30 seconds, 6 digits).</summary>
public static class AppCode
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int Seconds = 30;

    /// <summary>The code of this moment; the framework asks the machine's clock, so this does too.</summary>
    /// <param name="key">In letters of base 32, spaces between them.</param>
    public static string Of(string key)
    {
        Span<byte> step = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(step, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / Seconds);
#pragma warning disable CA5350 // The standard's own choice.
        var hash = HMACSHA1.HashData(Bytes(key), step);
#pragma warning restore CA5350
        var offset = hash[^1] & 0xf;
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(offset)) & int.MaxValue;
        return $"{number % 1_000_000:D6}";
    }

    private static byte[] Bytes(string key)
    {
        var bits = string.Concat(key.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant().Select(letter => Convert.ToString(Letters.IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(octet => octet.Length == 8).Select(octet => Convert.ToByte(new string(octet), 2))];
    }
}
