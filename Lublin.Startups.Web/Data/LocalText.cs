using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Lublin.Startups.Web.Data;

/// <summary>
/// A text that staff write in one to three languages. Shape: language code (pl, en, uk) → text, the first being the language it was written in.
/// </summary>
public sealed class LocalText : IEquatable<LocalText>
{
    internal static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
    private readonly KeyValuePair<string, string>[] texts;

    /// <exception cref="ArgumentException">No language has a text.</exception>
    public LocalText(IEnumerable<KeyValuePair<string, string>> texts)
    {
        this.texts = [.. texts.Where(text => !string.IsNullOrWhiteSpace(text.Value))];
        if (this.texts.Length == 0)
            throw new ArgumentException("A text needs at least one language.", nameof(texts));
    }

    public LocalText(string language, string text) : this([new(language, text)])
    {
    }

    /// <summary>The text in the wanted language, or else in the language it was written in, with the code of the language that it is in.</summary>
    public Wording In(string language)
    {
        foreach (var (key, text) in texts)
            if (string.Equals(key, language, StringComparison.Ordinal))
                return new(text, key);
        return new(texts[0].Value, texts[0].Key);
    }

    /// <summary>The text in exactly this language; null when there is none.</summary>
    public string? Only(string language) => In(language) is var wording && string.Equals(wording.Language, language, StringComparison.Ordinal) ? wording.Text : null;

    /// <summary>The languages it is written in.</summary>
    public IEnumerable<string> Languages => texts.Select(text => text.Key);

    /// <summary>Whether the text of any language is so.</summary>
    public bool Any(Func<string, bool> test) => Array.Exists(texts, text => test(text.Value));

    public string ToJson() => JsonSerializer.Serialize(texts.ToDictionary(StringComparer.Ordinal), Readable);

    public static LocalText FromJson(string json) => new(JsonSerializer.Deserialize<Dictionary<string, string>>(json)!);

    public bool Equals(LocalText? other) => other is not null && string.Equals(ToJson(), other.ToJson(), StringComparison.Ordinal);

    public override bool Equals(object? obj) => Equals(obj as LocalText);

    public override int GetHashCode() => HashCode.Combine(texts[0].Key, texts[0].Value);

    public override string ToString() => texts[0].Value;
}

/// <summary>Words and the language (pl, en, uk) they are in.</summary>
public readonly record struct Wording(string Text, string Language)
{
    public override string ToString() => Text;
}
