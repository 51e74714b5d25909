using System.Text;
using MimeKit;

namespace Lublin.Startups.Tests.Support;

/// <summary>A mail as it arrived: the envelope, the bytes and, once asked for, what they say.</summary>
/// <param name="Sender">The envelope's sender.</param>
/// <param name="Recipients">The envelope's recipients, in the order given.</param>
/// <param name="Raw">Headers and body as sent, dots unstuffed.</param>
/// <param name="Encrypted">Whether it came over TLS.</param>
/// <param name="User">The name given to AUTH; null without.</param>
public sealed record ReceivedMail(string Sender, IReadOnlyList<string> Recipients, ReadOnlyMemory<byte> Raw, bool Encrypted, string? User)
{
    private readonly Lazy<MimeMessage> whole = new(() => MimeMessage.Load(new MemoryStream(Raw.ToArray())));

    static ReceivedMail() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The mail's own headers in order, without those of its body.</summary>
    public HeaderList Headers => whole.Value.Headers;

    /// <summary>The addressees of the header To, each with name and address.</summary>
    public InternetAddressList To => whole.Value.To;

    /// <summary>The subject, decoded; empty without one.</summary>
    public string Subject => whole.Value.Subject ?? "";

    /// <summary>The Message-ID with its angle brackets; empty without one.</summary>
    public string MessageId => Header("Message-ID") ?? "";

    /// <summary>What it holds, with the multiparts around it.</summary>
    public MimeEntity Body => whole.Value.Body ?? throw new FormatException("The mail has no body.");

    /// <summary>The parts that hold content, in order, however deep the multiparts nest.</summary>
    public IReadOnlyList<MimePart> Parts => [.. whole.Value.BodyParts.OfType<MimePart>()];

    /// <summary>The text/plain body that is no attachment; null without one.</summary>
    public string? Text => BodyOf("plain");

    /// <summary>The text/html body that is no attachment; null without one.</summary>
    public string? Html => BodyOf("html");

    /// <summary>All text/calendar parts, attached ones included.</summary>
    public IReadOnlyList<MimePart> Calendars => [.. Parts.Where(part => part.ContentType.IsMimeType("text", "calendar"))];

    /// <summary>The first header of that name, decoded; null without one.</summary>
    public string? Header(string name) => whole.Value.Headers[name];

    /// <summary>A part's text with its line ends as they came; MimeKit would read them as this system's.</summary>
    public static string TextOf(MimePart part)
    {
        using var content = new MemoryStream();
        part.Content?.DecodeTo(content);
        return (part.ContentType.CharsetEncoding ?? Encoding.UTF8).GetString(content.ToArray());
    }

    private string? BodyOf(string subtype) => Parts.FirstOrDefault(part => part.ContentType.IsMimeType("text", subtype) && !part.IsAttachment) is { } body ? TextOf(body) : null;
}
