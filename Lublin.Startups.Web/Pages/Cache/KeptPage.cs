using System.Globalization;
using System.IO.Compression;
using Microsoft.Extensions.Primitives;

namespace Lublin.Startups.Web.Pages.Cache;

/// <summary>A finished answer, kept whole: its headers and its bytes in the encodings that browsers ask for.</summary>
internal sealed class KeptPage
{
    private readonly (string Name, StringValues Value)[] headers;
    private readonly Form plain;
    private readonly Lazy<Form> brotli;
    private readonly Lazy<Form> gzip;

    public KeptPage(IHeaderDictionary headers, byte[] body, long version, DateTimeOffset from, DateTimeOffset until)
    {
        this.headers = [.. headers.Where(header => !IsOfOneAnswer(header.Key)).Select(header => (header.Key, header.Value))];
        (Version, From, Until) = (version, from, until);
        var tag = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(body).AsSpan(0, 8));
        plain = new(null, body, $"\"{tag}\"");
        brotli = new(() => new("br", Compressed(body, static target => new BrotliStream(target, new BrotliCompressionOptions { Quality = 6 })), $"\"{tag}-br\""));
        gzip = new(() => new("gzip", Compressed(body, static target => new GZipStream(target, CompressionLevel.Optimal)), $"\"{tag}-gzip\""));
    }

    /// <summary>The data's number before the page's queries.</summary>
    public long Version { get; }

    /// <summary>When it was made: before that it is a page of a time to come, made while the clock was ahead.</summary>
    public DateTimeOffset From { get; }

    /// <summary>The next moment at which what it shows changes by the clock.</summary>
    public DateTimeOffset Until { get; }

    public bool IsGoodAt(long version, DateTimeOffset now) => Version == version && From <= now && now < Until;

    /// <summary>Answers with it, or with 304 when the browser has it.</summary>
    public Task AnswerAsync(HttpContext context)
    {
        var response = context.Response;
        foreach (var (name, value) in headers)
            response.Headers[name] = value;
        var (encoding, bytes, tag) = FormFor(context.Request.Headers.AcceptEncoding);
        response.Headers.ETag = tag;
        response.Headers.Vary = "Accept-Encoding";
        response.Headers.CacheControl = "no-cache";
        if (Names(context.Request.Headers.IfNoneMatch, tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            response.ContentLength = null;
            return Task.CompletedTask;
        }

        if (encoding is not null)
            response.Headers.ContentEncoding = encoding;
        response.ContentLength = bytes.Length;
        // Without the request's token, which would be made for this alone: the server itself drops what nobody takes any more.
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(bytes, CancellationToken.None).AsTask();
    }

    private static bool IsOfOneAnswer(string name) => name is "Date" or "Server" or "Content-Length" or "Transfer-Encoding" or "Connection" or "Strict-Transport-Security";

    private Form FormFor(StringValues accepted) => AcceptsAny(accepted, "br") ? brotli.Value : AcceptsAny(accepted, "gzip") ? gzip.Value : plain;

    private static bool AcceptsAny(StringValues accepted, string encoding)
    {
        foreach (var value in accepted)
        {
            if (value is not null && Accepts(value, encoding))
                return true;
        }

        return false;
    }

    /// <summary>Whether an encoding is named and not refused by a weight of 0.</summary>
    private static bool Accepts(string accepted, string encoding)
    {
        foreach (var range in accepted.AsSpan().Split(','))
        {
            var part = accepted.AsSpan(range);
            var end = part.IndexOf(';');
            if ((end < 0 ? part : part[..end]).Trim().Equals(encoding, StringComparison.OrdinalIgnoreCase))
                return end < 0 || !IsRefusal(part[(end + 1)..].Trim());
        }

        return false;
    }

    private static bool IsRefusal(ReadOnlySpan<char> weight) =>
        weight.StartsWith("q=", StringComparison.OrdinalIgnoreCase) && double.TryParse(weight[2..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value is 0;

    private static bool Names(StringValues known, string own)
    {
        foreach (var value in known)
        {
            if (value is not null && value.Contains(own, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static byte[] Compressed(byte[] body, Func<Stream, Stream> encoder)
    {
        using var target = new MemoryStream();
        using (var stream = encoder(target))
            stream.Write(body);
        return target.ToArray();
    }

    /// <summary>The page in one encoding, and the tag by which a browser knows that it has it.</summary>
    private sealed record Form(string? Encoding, byte[] Bytes, string Tag);
}
