using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Ui;

namespace Lublin.Startups.Web.Pages.Office.Editing;

/// <summary>A text in the languages of the site.</summary>
public sealed class LanguageForm
{
    public string? Pl { get; set; }
    public string? En { get; set; }
    public string? Uk { get; set; }

    public static LanguageForm Of(LocalText? text) => new() { Pl = In(text, "pl"), En = In(text, "en"), Uk = In(text, "uk") };

    /// <summary>Null when no language has a text.</summary>
    public LocalText? Read()
    {
        KeyValuePair<string, string>[] texts = [new("pl", Clean(Pl)), new("en", Clean(En)), new("uk", Clean(Uk))];
        return Array.Exists(texts, text => text.Value.Length > 0) ? new(texts) : null;
    }

    /// <summary>Languages in which one of these texts is missing, by their short names.</summary>
    public static IReadOnlyList<string> Lacking(params IEnumerable<LocalText?> texts)
    {
        var written = texts.OfType<LocalText>().ToList();
        return [.. Languages.All.Where(language => written.Exists(text => In(text, language.Code) is null)).Select(language => language.ShortLabel)];
    }

    private static string? In(LocalText? text, string language) =>
        text?.Only(language);

    // Browsers end lines as in mails; texts of several points are split at the line feed.
    private static string Clean(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();
}
