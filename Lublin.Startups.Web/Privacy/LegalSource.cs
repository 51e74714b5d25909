using System.Globalization;

namespace Lublin.Startups.Web.Privacy;

/// <summary>One version of one text in one language as it was written, before settings are filled in.</summary>
internal sealed record LegalSource(LegalTextKind Kind, string Version, DateOnly ValidFrom, string Title, string Body, string Lang, bool IsMarkdown)
{
    private const string Folder = "Privacy/Texts/";

    /// <summary>Those that come with the program.</summary>
    /// <exception cref="InvalidDataException">A file is not named, or does not begin, as a legal text must.</exception>
    public static IReadOnlyList<LegalSource> OfProgram() =>
        [.. typeof(LegalSource).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Select(Read)];

    private static LegalSource Read(string resource)
    {
        // terms.2026-11-01.pl.md
        var name = resource[Folder.Length..].Split('.');
        if (name.Length != 4 || !Enum.TryParse<LegalTextKind>(name[0], ignoreCase: true, out var kind))
            throw new InvalidDataException($"{resource} is not named kind.version.language.md or .html.");

        var (title, version, validFrom, body) = Split(resource, Content(resource));
        return string.Equals(version, name[1], StringComparison.Ordinal)
            ? new(kind, version, validFrom, title, body, name[2], name[3] is "md")
            : throw new InvalidDataException($"{resource} says that it is version {version}.");
    }

    private static string Content(string resource)
    {
        using var stream = typeof(LegalSource).Assembly.GetManifestResourceStream(resource)!;
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
