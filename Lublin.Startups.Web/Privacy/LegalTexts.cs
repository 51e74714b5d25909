using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Lublin.Startups.Web.Ui;
using Microsoft.Extensions.Options;

namespace Lublin.Startups.Web.Privacy;

/// <summary>All legal texts, read and rendered once. A language without texts gets the Polish ones: Polish prevails.</summary>
public sealed class LegalTexts
{
    private const string Folder = "Privacy/Texts/";
    private const string Polish = "pl";

    private readonly FrozenDictionary<(LegalTextKind Kind, string Lang), ImmutableArray<LegalText>> newestFirst;

    /// <exception cref="InvalidDataException">A file is not named, or does not begin, as a legal text must.</exception>
    public LegalTexts(IOptions<PrivacyOptions> options, IOptions<SiteOptions> site)
    {
        var house = typeof(LegalTexts).Assembly;
        newestFirst = house.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name => Read(name, options.Value, site.Value))
            .GroupBy(text => (text.Kind, text.Lang))
            .ToFrozenDictionary(texts => texts.Key, texts => texts.OrderByDescending(text => text.ValidFrom).ToImmutableArray());
    }

    /// <summary>The version that holds on <paramref name="today"/>; before the first one holds, the first one.</summary>
    public LegalText Current(LegalTextKind kind, DateOnly today, string lang)
    {
        var texts = In(kind, lang);
        return texts.FirstOrDefault(text => text.ValidFrom <= today) ?? texts[^1];
    }

    /// <summary>The version somebody agreed to, or null if there never was one of that name.</summary>
    public LegalText? Version(LegalTextKind kind, string version, string lang) =>
        In(kind, lang).FirstOrDefault(text => string.Equals(text.Version, version, StringComparison.Ordinal));

    /// <summary>Every version in every language, newest first.</summary>
    public IReadOnlyList<LegalText> All(LegalTextKind kind) =>
        [.. newestFirst.Where(texts => texts.Key.Kind == kind).SelectMany(texts => texts.Value).OrderByDescending(text => text.ValidFrom)];

    private ImmutableArray<LegalText> In(LegalTextKind kind, string lang) =>
        newestFirst.TryGetValue((kind, lang), out var texts) ? texts : newestFirst[(kind, Polish)];

    private static LegalText Read(string resource, PrivacyOptions options, SiteOptions site)
    {
        // terms.2026-11-01.pl.md
        var name = resource[Folder.Length..].Split('.');
        if (name.Length != 4 || !Enum.TryParse<LegalTextKind>(name[0], ignoreCase: true, out var kind))
            throw new InvalidDataException($"{resource} is not named kind.version.language.md or .html.");

        var (title, version, validFrom, body) = Split(resource, Content(resource));
        if (!string.Equals(version, name[1], StringComparison.Ordinal))
            throw new InvalidDataException($"{resource} says that it is version {version}.");

        var markup = new LegalMarkup(options, site, name[2]);
        var html = name[3] is "md" ? markup.FromMarkdown(body) : markup.FromHtml(body);
        return new LegalText(kind, version, validFrom, title, html, name[2]);
    }

    private static string Content(string resource)
    {
        using var stream = typeof(LegalTexts).Assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private static (string Title, string Version, DateOnly ValidFrom, string Body) Split(string resource, string content)
    {
        var lines = content.Split('\n', 6);
        if (lines.Length != 6 || lines[0] is not "---" || lines[4] is not "---")
            throw new InvalidDataException($"{resource} does not begin with its title, version and first day.");

        return (Value("title"), Value("version"), DateOnly.ParseExact(Value("validFrom"), "yyyy-MM-dd", CultureInfo.InvariantCulture), lines[5]);

        string Value(string key) =>
            lines[1..4].FirstOrDefault(line => line.StartsWith(key + ": ", StringComparison.Ordinal))?[(key.Length + 2)..]
            ?? throw new InvalidDataException($"{resource} does not say its {key}.");
    }
}
