namespace Lublin.Startups.Tests.Support;

/// <summary>A mail as it arrived: the envelope, the bytes and, once asked for, what they say.</summary>
/// <param name="Sender">The envelope's sender.</param>
/// <param name="Recipients">The envelope's recipients, in the order given.</param>
/// <param name="Raw">Headers and body as sent, dots unstuffed.</param>
/// <param name="Encrypted">Whether it came over TLS.</param>
/// <param name="User">The name given to AUTH; null without.</param>
public sealed record ReceivedMail(string Sender, IReadOnlyList<string> Recipients, ReadOnlyMemory<byte> Raw, bool Encrypted, string? User)
{
    private readonly Lazy<MailPart> whole = new(() => MailPart.Read(Raw.Span));

    /// <summary>All headers in order, unfolded and decoded (RFC 2047).</summary>
    public IReadOnlyList<MailHeader> Headers => whole.Value.Headers;

    /// <summary>The subject, decoded; empty without one.</summary>
    public string Subject => Header("Subject") ?? "";

    /// <summary>The Message-ID with its angle brackets; empty without one.</summary>
    public string MessageId => Header("Message-ID") ?? "";

    /// <summary>The parts that hold content, in order, however deep the multiparts nest.</summary>
    public IReadOnlyList<MailPart> Parts => [.. whole.Value.Leaves()];

    /// <summary>The text/plain body that is no attachment; null without one.</summary>
    public string? Text => Body("text/plain");

    /// <summary>The text/html body that is no attachment; null without one.</summary>
    public string? Html => Body("text/html");

    /// <summary>All text/calendar parts, attached ones included.</summary>
    public IReadOnlyList<MailPart> Calendars => [.. Parts.Where(part => Is(part, "text/calendar"))];

    /// <summary>The first header of that name, decoded; null without one.</summary>
    public string? Header(string name) => whole.Value.Header(name);

    private string? Body(string mediaType) => Parts.FirstOrDefault(part => Is(part, mediaType) && !part.IsAttachment)?.Text;

    private static bool Is(MailPart part, string mediaType) => string.Equals(part.MediaType, mediaType, StringComparison.Ordinal);
}
