using System.Text;

namespace Lublin.Startups.Tests.Support;

/// <summary>A part of a mail, or the whole of it (RFC 2045, 2046).</summary>
public sealed class MailPart
{
    private readonly IReadOnlyList<MailPart> children;

    static MailPart() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private MailPart(IReadOnlyList<MailHeader> headers, string body)
    {
        Headers = headers;
        (MediaType, Parameters) = MailHeader.Split(Header("Content-Type") ?? "text/plain; charset=us-ascii");
        IsMultipart = MediaType.StartsWith("multipart/", StringComparison.Ordinal);
        children = IsMultipart ? Children(body) : [];
        Bytes = (Header("Content-Transfer-Encoding") ?? "").Trim().ToLowerInvariant() switch
        {
            "base64" => Convert.FromBase64String(body),
            "quoted-printable" => MailHeader.Unquoted(body),
            _ => Encoding.Latin1.GetBytes(body),
        };
    }

    /// <summary>The part's headers in order, decoded.</summary>
    public IReadOnlyList<MailHeader> Headers { get; }

    /// <summary>The content type without parameters, in lower case: <c>text/calendar</c>.</summary>
    public string MediaType { get; }

    /// <summary>The content type's parameters, names in lower case: <c>charset</c>, <c>method</c>.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; }

    /// <summary>The content with its transfer encoding undone.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The content as text in its charset.</summary>
    public string Text => Decoded(Bytes.Span, Parameters.GetValueOrDefault("charset", "utf-8"));

    /// <summary>Whether the sender marked it as an attachment.</summary>
    public bool IsAttachment => Disposition.Main.Equals("attachment", StringComparison.Ordinal);

    /// <summary>The file name of an attachment; null without one.</summary>
    public string? FileName => Disposition.Parameters.GetValueOrDefault("filename") ?? Parameters.GetValueOrDefault("name");

    private bool IsMultipart { get; }

    private (string Main, IReadOnlyDictionary<string, string> Parameters) Disposition => MailHeader.Split(Header("Content-Disposition") ?? "inline");

    /// <summary>The first header of that name, decoded; null without one.</summary>
    public string? Header(string name) => Headers.FirstOrDefault(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value;

    internal static MailPart Read(ReadOnlySpan<byte> raw) => Read(Encoding.Latin1.GetString(raw));

    internal IEnumerable<MailPart> Leaves() => IsMultipart ? children.SelectMany(child => child.Leaves()) : [this];

    internal static string Decoded(ReadOnlySpan<byte> bytes, string charset) =>
        (charset.Length == 0 ? Encoding.UTF8 : Encoding.GetEncoding(charset)).GetString(bytes);

    // While a mail is taken apart each character stands for one byte.
    private static MailPart Read(string mail)
    {
        if (mail.StartsWith("\r\n", StringComparison.Ordinal))
            return new MailPart([], mail[2..]);
        var end = mail.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        return end < 0
            ? new MailPart(MailHeader.ReadAll(mail), "")
            : new MailPart(MailHeader.ReadAll(mail[..end]), mail[(end + 4)..]);
    }

    private List<MailPart> Children(string body)
    {
        var boundary = "--" + Parameters.GetValueOrDefault("boundary", "");
        var parts = new List<MailPart>();
        List<string>? lines = null;
        foreach (var line in body.Split("\r\n"))
        {
            var trimmed = line.TrimEnd(' ', '\t');
            var ends = string.Equals(trimmed, boundary + "--", StringComparison.Ordinal);
            if (!ends && !string.Equals(trimmed, boundary, StringComparison.Ordinal))
            {
                lines?.Add(line);
                continue;
            }

            if (lines is not null)
                parts.Add(Read(string.Join("\r\n", lines)));
            if (ends)
                return parts;
            lines = [];
        }

        throw new FormatException($"The multipart with boundary {boundary} has no end.");
    }
}
