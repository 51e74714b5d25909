using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Lublin.Startups.Web.Ui;

namespace Lublin.Startups.Tests;

public sealed partial class UiTextsTests
{
    private static readonly ResourceManager Texts = new(typeof(UiTexts).FullName!, typeof(UiTexts).Assembly);

    [Theory]
    [InlineData("en")]
    [InlineData("uk")]
    public void Every_text_of_the_kit_stands_in_every_language_with_the_same_placeholders(string language)
    {
        var polish = Read(CultureInfo.InvariantCulture);
        var translated = Read(CultureInfo.GetCultureInfo(language));

        Assert.Equal(Stems(polish), Stems(translated));
        Assert.All(translated, text => Assert.Equal(Placeholders(Twin(polish, text.Key)), Placeholders(text.Value)));
    }

    [Theory]
    [InlineData("", "few many one")]
    [InlineData("en", "one other")]
    [InlineData("uk", "few many one")]
    public void Every_counted_text_has_the_plural_forms_of_its_language(string language, string forms)
    {
        var counted = Read(CultureInfo.GetCultureInfo(language)).Keys.Where(key => PluralForm().IsMatch(key)).ToLookup(Stem, StringComparer.Ordinal);

        Assert.NotEmpty(counted);
        Assert.All(counted, keys => Assert.Equal(forms, Line(keys.Select(key => PluralForm().Match(key).Value[1..]))));
    }

    private static Dictionary<string, string> Read(CultureInfo culture) =>
        Texts.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal);

    private static string Stems(Dictionary<string, string> texts) => Line(texts.Keys.Select(Stem));

    private static string Twin(Dictionary<string, string> texts, string key) =>
        texts.First(text => string.Equals(Stem(text.Key), Stem(key), StringComparison.Ordinal)).Value;

    private static string Line(IEnumerable<string> words) =>
        string.Join(' ', words.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    private static string Stem(string key) => PluralForm().Replace(key, "");

    private static string Placeholders(string text) => Line(Placeholder().Matches(text).Select(match => match.Value));

    [GeneratedRegex("_(one|few|many|other)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PluralForm();

    [GeneratedRegex(@"\{\d\}", RegexOptions.None, 1000)]
    private static partial Regex Placeholder();
}
