using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Lublin.Startups.Web.Mail;

/// <summary>
/// The code in a personal link: 8 random bytes that find the row, then 16 bytes (128 bits) of HMAC-SHA-256 of a secret over the link's purpose, those bytes and
/// the link's version, in base64url: 32 characters. The database holds the first part only, so alone it opens nothing; raising the version ends all older links,
/// and a code of one purpose opens nothing of another.
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
    public string Code(LinkPurpose purpose, LinkHolder holder) => Code(purpose, holder, isMailed: false);

    /// <summary>
    /// The code as letters carry it: it opens the same, and proves besides that its holder reads the mailbox. A person who signs up is shown the other one at once,
    /// and has proved nothing of the address typed.
    /// </summary>
    public string MailedCode(LinkPurpose purpose, LinkHolder holder) => Code(purpose, holder, isMailed: true);

    /// <summary>The nonce a code claims, to find its row by; null when it is no code at all. What it opens is for <see cref="Opens"/> to say.</summary>
    public static long? NonceOf(string? code)
    {
        Span<byte> bytes = stackalloc byte[NonceBytes + ProofBytes];
        return code is { Length: 32 } && Base64Url.IsValid(code) && Base64Url.TryDecodeFromChars(code, bytes, out var written) && written == bytes.Length
            ? BitConverter.ToInt64(bytes)
            : null;
    }

    /// <summary>Whether the code is the one of this purpose and holder; compared in constant time.</summary>
    public bool Opens(string code, LinkPurpose purpose, LinkHolder holder) => AreSame(code, Code(purpose, holder));

    /// <summary>Whether the code is the mailed one of this purpose and holder.</summary>
    public bool OpensFromMail(string code, LinkPurpose purpose, LinkHolder holder) => AreSame(code, MailedCode(purpose, holder));

    /// <summary>By what two texts are told to be the same without either being known; of no use without the secret.</summary>
    public string Fingerprint(string text) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes("fingerprint:" + text)).AsSpan(0, ProofBytes));

    private static bool AreSame(string code, string right) => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(code), Encoding.ASCII.GetBytes(right));

    private string Code(LinkPurpose purpose, LinkHolder holder, bool isMailed)
    {
        Span<byte> code = stackalloc byte[NonceBytes + ProofBytes];
        BitConverter.TryWriteBytes(code, holder.Nonce);
        Prove(purpose, holder, isMailed, code[NonceBytes..]);
        return Base64Url.EncodeToString(code);
    }

    private void Prove(LinkPurpose purpose, LinkHolder holder, bool isMailed, Span<byte> proof)
    {
        Span<byte> message = stackalloc byte[2 + NonceBytes + sizeof(int)];
        (message[0], message[1]) = ((byte)purpose, isMailed ? (byte)1 : (byte)0);
        BitConverter.TryWriteBytes(message[2..], holder.Nonce);
        BitConverter.TryWriteBytes(message[(2 + NonceBytes)..], holder.Version);
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
