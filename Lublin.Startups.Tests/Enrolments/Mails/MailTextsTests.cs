using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Lublin.Startups.Web.Enrolments.Mails;

namespace Lublin.Startups.Tests;

public sealed partial class MailTextsTests
{
    private static readonly Dictionary<string, string> Polish = Read("");

    [Theory]
    [InlineData("en", "one,other")]
    [InlineData("uk", "one,few,many")]
    public void Every_text_of_a_letter_exists_with_the_same_blanks(string language, string categories)
    {
        var texts = Read(language);
        var wanted = Polish.Keys.Select(Stem).Distinct().SelectMany(stem =>
            Polish.ContainsKey(stem) ? [stem] : categories.Split(',').Select(category => $"{stem}_{category}")).Order();
        Assert.Equal(wanted, texts.Keys.Order());
        Assert.All(texts, text => Assert.Equal(Blanks(Polish.GetValueOrDefault(text.Key) ?? Polish[Stem(text.Key) + "_many"]), Blanks(text.Value)));
        Assert.All(texts, text => Assert.NotEqual("", text.Value.Trim()));
    }

    [Fact]
    public void Polish_plurals_have_their_three_forms() =>
        Assert.All(Polish.Keys.Where(key => key.Contains('_')).Select(Stem), stem =>
            Assert.Equal(3, new[] { "one", "few", "many" }.Count(category => Polish.ContainsKey($"{stem}_{category}"))));

    [Fact]
    public void No_letter_shouts() => Assert.DoesNotContain(Polish.Values, text => text.Contains('!'));

    private static string Stem(string key) => Category().Replace(key, "");

    private static string Blanks(string text) => string.Join(' ', Blank().Matches(text).Select(match => match.Value).Distinct().Order());

    private static Dictionary<string, string> Read(string language)
    {
        var set = new ResourceManager(typeof(MailTexts)).GetResourceSet(CultureInfo.GetCultureInfo(language), createIfNotExists: true, tryParents: false)!;
        var texts = new Dictionary<string, string>();
        foreach (System.Collections.DictionaryEntry entry in set)
            texts[(string)entry.Key] = (string)entry.Value!;
        return texts;
    }

    [GeneratedRegex("_(?:one|few|many|other)$", RegexOptions.None, 1000)]
    private static partial Regex Category();

    [GeneratedRegex(@"\{\d\}", RegexOptions.None, 1000)]
    private static partial Regex Blank();
}
