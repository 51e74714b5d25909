namespace Lublin.Startups.Tests.Support;

/// <summary>Asks for a page as it goes over the wire: no redirects, nothing unpacked, with exactly these headers.</summary>
public static class PlainVisitor
{
    public static async Task<WireAnswer> AskAsync(this HttpClient visitor, string address, HttpMethod? method = null, params (string Name, string Value)[] headers)
    {
        using var message = new HttpRequestMessage(method ?? HttpMethod.Get, new Uri(address, UriKind.Relative));
        foreach (var (name, value) in headers)
            message.Headers.TryAddWithoutValidation(name, value);
        using var answer = await visitor.SendAsync(message);
        return new(
            (int)answer.StatusCode,
            answer.Headers.Concat(answer.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
            await answer.Content.ReadAsByteArrayAsync());
    }
}

public sealed record WireAnswer(int Status, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string? this[string header] => Headers.GetValueOrDefault(header);

    public string Text => System.Text.Encoding.UTF8.GetString(Body);
}
