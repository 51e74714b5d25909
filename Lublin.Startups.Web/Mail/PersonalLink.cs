using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Lublin.Startups.Web.Mail;

/// <summary>
/// The code in a personal link: 8 random bytes that find the row, then 16 bytes (128 bits) of HMAC-SHA-256 of a secret over them and the link's version,
/// in base64url: 32 characters. The database holds the first part only, so alone it opens nothing; raising the version ends all older links.
/// </summary>
public sealed class PersonalLink(IOptions<LinkOptions> options)
{
    private const int NonceBytes = 8;
    private const int ProofBytes = 16;
    private readonly byte[] secret = Encoding.UTF8.GetBytes(options.Value.Secret);

    public static long NewNonce()
    {
        Span<byte> nonce = stackalloc byte[NonceBytes];
        RandomNumberGenerator.Fill(nonce);
        return BitConverter.ToInt64(nonce);
    }

    /// <returns>32 characters of A–Z, a–z, 0–9, - and _.</returns>
    public string Code(long nonce, int version)
    {
        Span<byte> code = stackalloc byte[NonceBytes + ProofBytes];
        BitConverter.TryWriteBytes(code, nonce);
        Prove(nonce, version, code[NonceBytes..]);
        return Base64Url.EncodeToString(code);
    }

    /// <summary>
    /// The code as letters carry it: it opens the same, and proves besides that whoever has it reads the mailbox. Whoever signs up is shown the other one at once,
    /// and has proved nothing of the address typed.
    /// </summary>
    public string MailedCode(long nonce, int version) => Code(nonce, Mailed(version));

    /// <summary>The nonce a code claims, to find its row by; null when it is no code at all. What it opens is for <see cref="Opens"/> to say.</summary>
    public static long? NonceOf(string? code)
    {
        Span<byte> bytes = stackalloc byte[NonceBytes + ProofBytes];
        return code is { Length: 32 } && Base64Url.IsValid(code) && Base64Url.TryDecodeFromChars(code, bytes, out var written) && written == bytes.Length
            ? BitConverter.ToInt64(bytes)
            : null;
    }

    /// <summary>Whether the code is the one of this nonce and version; compared in constant time.</summary>
    public bool Opens(string code, long nonce, int version) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(code), Encoding.ASCII.GetBytes(Code(nonce, version)));

    /// <summary>Whether the code is the mailed one of this nonce and version.</summary>
    public bool OpensFromMail(string code, long nonce, int version) => Opens(code, nonce, Mailed(version));

    /// <summary>By what two texts are told to be the same without either being known; of no use without the secret.</summary>
    public string Fingerprint(string text) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes("fingerprint:" + text)).AsSpan(0, ProofBytes));

    // Versions count links that were ended: there are never so many.
    private static int Mailed(int version) => version | (1 << 30);

    private void Prove(long nonce, int version, Span<byte> proof)
    {
        Span<byte> message = stackalloc byte[NonceBytes + sizeof(int)];
        BitConverter.TryWriteBytes(message, nonce);
        BitConverter.TryWriteBytes(message[NonceBytes..], version);
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(secret, message, hash);
        hash[..ProofBytes].CopyTo(proof);
    }
}

/// <summary>Settings of the section <c>Links</c>.</summary>
public sealed class LinkOptions
{
    /// <summary>What codes in links are derived from; at least 32 characters. Changing it ends every link ever mailed.</summary>
    public string Secret { get; set; } = "";
}
